/** What a field may hold, and what was expected of it, in the unit in which the field shows it. */
import { eachOnce } from '../each-once'
import { describeValue, formatProblem, type Problem } from '../../scenario/problems'
import { describeSetting } from '../../scenario/schema-wording'
import { scenarioSettings, settingAt, type Setting } from '../../scenario/setting-list'
import type { Unit } from '../../scenario/settings/facts'
import { keysOf, parentOf } from '../../scenario/document-paths'
import type { ScenarioDraft } from '../draft/scenario-draft.svelte'
import { fieldText } from '../form/field-text'
import { formatCount } from '../format'
import { m } from '../paraglide/messages.js'
import { exactPercent, shortMoney } from './draft-figures'
import { settingTitle, settingValue, unitLabel } from './settings'

function amountWords(value: number, unit: Unit): string {
  switch (unit) {
    case 'cents':
      return shortMoney(value)
    case 'mills':
      return m.amount_in_dollars({ dollars: fieldText(value, unit) })
    case 'basis-points':
      return exactPercent(value)
    case 'minute-of-day':
      return fieldText(value, unit)
    default:
      return formatCount(value)
  }
}

/** Units that are written with the amount itself. */
const SAID_UNITS: readonly Unit[] = ['cents', 'mills', 'basis-points', 'minute-of-day']

/** `0% to 100%`, `1 to 60 days`; nothing where the setting is bound by no limits of its own. */
export function rangeWords({ minimum, maximum, unit }: Setting): string {
  if (minimum === null || maximum === null) return ''
  const range = m.field_range({
    minimum: amountWords(minimum, unit),
    maximum: amountWords(maximum, unit),
  })
  return SAID_UNITS.includes(unit) ? range : `${range} ${unitLabel(unit)}`.trim()
}

const textsOnce = (texts: readonly string[]): readonly string[] => eachOnce(texts, (text) => text)

/** What was expected at a path: of several wrong entries of a list, what is the same of them is said once. */
export const refusals = (
  draft: ScenarioDraft,
  path: string,
  setting: Setting | undefined = settingAt(path),
): readonly string[] =>
  textsOnce(
    draft
      .problemsAt(path)
      .map((problem) => refusalWords(draft, problem, settingAt(problem.path) ?? setting)),
  )

/** What a rule expects that binds the settings of a group: said of the last of them. */
export function ruleRefusals(
  draft: ScenarioDraft,
  path: string,
  { path: listed }: Setting,
): readonly string[] {
  const group = path.replace(/\.[^.]*$/, '')
  const within = scenarioSettings().filter((one) => parentOf(one.path) === parentOf(listed))
  if (within.at(-1)?.path !== listed) return []
  return textsOnce(
    draft
      .problemsAt(group)
      .filter((problem) => problem.path === group)
      .map(({ expected }) => m.field_problem({ expected })),
  )
}

/** `Creators, entry 3: Rail: got "post". Expected one of …`, for the form; what has no field there is named by its path. */
export function problemWords(draft: ScenarioDraft, problem: Problem): string {
  const { path, value } = problem
  const setting = settingAt(path)
  if (!setting) return formatProblem(problem)
  return m.problem_of_setting({
    setting: placeWords(path),
    value:
      typeof value === 'number'
        ? settingValue(path, value).replace(/^-/, '−')
        : describeValue(value),
    expected: refusalWords(draft, problem, setting),
  })
}

function placeWords(path: string): string {
  const [, list, position] = /^(.*?)\[(\d+)\]/.exec(path) ?? []
  if (list === undefined) return settingTitle(path)
  const entry = m.problem_entry({
    list: settingTitle(list),
    entry: formatCount(Number(position) + 1),
  })
  return path.endsWith(']')
    ? entry
    : m.setting_in_group({ group: entry, setting: settingTitle(path) })
}

function refusalWords(
  draft: ScenarioDraft,
  problem: Problem,
  setting: Setting | undefined,
): string {
  const expected = m.field_problem({ expected: problem.expected })
  if (setting?.kind !== 'number' && setting?.kind !== 'table') return expected
  const isOwnLimit = problem.expected === describeSetting(keysOf(problem.path), draft.input)
  const inUnit = isOwnLimit ? expectedInUnit(rangeWords(setting), setting.unit) : null
  return inUnit ?? `${expected} ${storedUnitLabel(setting.unit)}`.trim()
}

function storedUnitLabel(unit: Unit): string {
  if (unit === 'cents') return m.field_stored_in_cents()
  return unit === 'basis-points' ? m.field_stored_in_basis_points() : ''
}

/** Only of what is stored in another unit than it is shown in. */
function expectedInUnit(range: string, unit: Unit): string | null {
  switch (unit) {
    case 'cents':
      return m.field_expected_money({ range })
    case 'mills':
      return m.field_expected_mills({ range })
    case 'basis-points':
      return m.field_expected_percent({ range })
    case 'minute-of-day':
      return m.field_expected_time({ range })
    default:
      return null
  }
}
