/** What a comparison says in sentences: what changed, the answer with its uncertainty, and what cannot be compared. */
import { roughEstimate } from '../../core/rough-estimate'
import { isSurelyNotZero } from '../../core/sure-sign'
import type { Estimate } from '../../../workers/compare-contract'
import type { SettingDifference } from '../../../workers/contract'
import { m } from '../paraglide/messages.js'
import { numberOfDays } from './counts'
import { differenceWords, exactDifferenceWords, intervalWords } from './differences'
import type { AdoptionMode } from './figure-computations'
import { isOfFee } from './run-names'
import { settingTitle, settingValue } from './settings'

const SETTINGS_NAMED = 4

/** Of each run, what is more than one setting; `null` where it is the same in all. */
interface WholeDifferences {
  payers: readonly string[] | null
  sales: readonly string[] | null
  fees: readonly string[] | null
}

/**
 * `What changed: Instant fee 1.5% instead of 3%.` What the answers have said is not said again. `areNamedByFee`: they say the
 * whole fee of each.
 */
export function changedSentence(
  differences: readonly SettingDifference[],
  { payers, sales, fees }: WholeDifferences,
  areNamedByFee: boolean,
): string {
  const isOfSettings = payers === null && sales === null
  if (differences.length === 0 && isOfSettings) return m.compare_changed_nothing()
  if (
    isOfSettings &&
    (isNamedByAnswers(differences) || (areNamedByFee && differences.every(isOfFee)))
  )
    return m.compare_changed_only()
  const single = fees ? differences.filter((one) => !isOfFee(one)) : differences
  const named = [
    ...(payers ? [valuesWords(m.service_label(), payers)] : []),
    ...(sales ? [valuesWords(m.compare_sales(), sales)] : []),
    ...(fees ? [valuesWords(m.compare_fee(), fees)] : []),
    ...single.slice(0, SETTINGS_NAMED).map(settingWords),
  ]
  const count = single.length - SETTINGS_NAMED
  const settings = named.join('; ')
  return m.compare_changed({
    settings: count > 0 ? m.setting_changes_more({ named: settings, count }) : settings,
  })
}

function settingWords({ path, values }: SettingDifference): string {
  return valuesWords(
    settingTitle(path),
    values.map((value) => settingValue(path, value)),
  )
}

function valuesWords(setting: string, values: readonly string[]): string {
  const [before = '', ...after] = values
  return after.length === 1
    ? m.compare_change_setting({ setting, before, after: after[0]! })
    : m.compare_changed_setting({ setting, values: [before, ...after].join(', ') })
}

/** Rules of the platform, which creators know and could act on. */
const RULE_PATH = /^policy(Changes)?(\.|$)/

/** What the answer rests on where runs differ in a rule; `null` where they do not. `modes`: of each run. */
export function assumedReaction(
  differences: readonly SettingDifference[],
  modes: readonly AdoptionMode[],
): string | null {
  if (!differences.some(({ path }) => RULE_PATH.test(path))) return null
  if (modes.every((mode) => mode === 'fixed')) return m.compare_assumed_reaction()
  return modes.every((mode) => mode === 'model')
    ? m.compare_assumed_model()
    : m.compare_assumed_model_of_some()
}

/** What a run has that the first has not: the one setting, or its name. */
export function changeWords(
  differences: readonly SettingDifference[],
  index: number,
  labels: readonly string[],
): string {
  const only = onlyDifference(differences, index)
  if (only) {
    const values = [only.values[0], only.values[index]]
    return settingWords({ path: only.path, values })
  }
  return runsWords(labels, index)
}

/** In which alone a run differs from the first; `null` where it differs in more, or in nothing. */
function onlyDifference(
  differences: readonly SettingDifference[],
  index: number,
): SettingDifference | null {
  const own = differences.filter(
    ({ values }) => JSON.stringify(values[index]) !== JSON.stringify(values[0]),
  )
  return own.length === 1 ? own[0]! : null
}

/** The answer of each run is about the one setting that it has changed. */
const isNamedByAnswers = (differences: readonly SettingDifference[]): boolean =>
  differences[0]!.values.every(
    (_, index) => index === 0 || onlyDifference(differences, index) !== null,
  )

export const runsWords = (labels: readonly string[], index: number): string =>
  m.compare_change_runs({ before: labels[0] ?? '', after: labels[index] ?? '' })

interface MarginAnswer {
  change: string
  /** Of both runs: the margin is not that of a month. */
  dayCount: number
  /** Under the seed of the runs themselves; `null` where either has no margin. */
  differenceCents: number | null
  /** Paired over the seeds that both have run. */
  estimate: Estimate | null
}

export interface ComparisonAnswer {
  /** One sentence. */
  answer: string
  /** What it is of, and how sure it is; `''` where there is nothing to add. */
  grounds: string
}

export function comparisonAnswer(asked: MarginAnswer): ComparisonAnswer {
  const { change, dayCount, differenceCents, estimate } = asked
  const earned = (difference: string) =>
    m.compare_answer({ change, difference, days: numberOfDays(dayCount) })
  if (!estimate || estimate.low === null || estimate.high === null) {
    if (differenceCents === null)
      return { answer: m.compare_answer_unknown({ change }), grounds: '' }
    return {
      answer: earned(exactDifferenceWords('cents', differenceCents)),
      grounds: m.compare_grounds_one_seed(),
    }
  }
  const { mean, low, high, n: count } = estimate
  if (low === 0 && high === 0)
    return { answer: m.compare_answer_none({ change, count }), grounds: '' }
  if (low === high) {
    return {
      answer: earned(exactDifferenceWords('cents', mean)),
      grounds: m.compare_grounds_every_seed({ count }),
    }
  }
  const rough = roughEstimate({ value: mean, low, high })
  const difference = differenceWords('cents', rough.value)
  return {
    answer: isSurelyNotZero(estimate)
      ? earned(difference)
      : m.compare_answer_open({ change, difference, days: numberOfDays(dayCount) }),
    grounds: m.compare_grounds({ count, interval: intervalWords('cents', rough.low, rough.high) }),
  }
}
