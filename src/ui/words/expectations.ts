/** What a field may hold, and what was expected of it, in the unit in which the field shows it. */
import type { Problem } from '../../scenario/problems'
import { describeSetting, schemaAt } from '../../scenario/schema-wording'
import { fieldText, type FieldKind } from '../draft/field-kind'
import { keysOf, valueAt, withValueAt, type Document } from '../draft/paths'
import { policyNameOf, policyPlaceOf } from '../draft/policy-value'
import type { ScenarioDraft } from '../draft/scenario-draft.svelte'
import { formatCount } from '../format'
import { m } from '../paraglide/messages.js'
import { exactPercent, shortMoney } from './draft-figures'
import { storedUnitLabel, unitLabel } from './units'

interface NumberLimits {
  minimum: number
  maximum: number
}

/** A named policy is spelled out, so that the schema of its figures is found. */
function inputWithFigures(input: Document, path: string): Document {
  const place = policyPlaceOf(path)
  if (!place) return input
  const policy = valueAt(input, place.base)
  return typeof policy === 'object'
    ? input
    : withValueAt(input, place.base, { name: policyNameOf(policy) })
}

export function limitsOf(draft: ScenarioDraft, path: string): NumberLimits | null {
  const node = schemaAt(keysOf(path), inputWithFigures(draft.input, path))
  for (const { minimum, maximum } of [node, ...(node.anyOf ?? [])]) {
    if (minimum !== undefined && maximum !== undefined) return { minimum, maximum }
  }
  return null
}

function amountWords(value: number, kind: FieldKind): string {
  switch (kind) {
    case 'money':
      return shortMoney(value)
    case 'mills':
      return m.amount_in_dollars({ dollars: fieldText(value, kind) })
    case 'percent':
      return exactPercent(value)
    case 'minute-of-day':
      return fieldText(value, kind)
    default:
      return formatCount(value)
  }
}

/** `0% to 100%`, `1 to 60 days`; nothing where the setting is bound by no limits of its own. */
export function rangeWords(draft: ScenarioDraft, path: string, kind: FieldKind): string {
  const limits = limitsOf(draft, path)
  if (!limits) return ''
  const range = m.field_range({
    minimum: amountWords(limits.minimum, kind),
    maximum: amountWords(limits.maximum, kind),
  })
  const isUnitSaid = ['money', 'mills', 'percent', 'minute-of-day'].includes(kind)
  return isUnitSaid ? range : `${range} ${unitLabel(kind)}`.trim()
}

/** What was expected at a path, or by the rule that binds it to others. */
export function refusals(
  draft: ScenarioDraft,
  path: string,
  kind: FieldKind | null = null,
  rulePath: string | null = null,
): string[] {
  const broken = rulePath === null ? [] : draft.problemsAt(rulePath)
  const problems = [
    ...draft.problemsAt(path),
    ...broken.filter((problem) => problem.path === rulePath),
  ]
  return problems.map((problem) => refusalWords(draft, problem, kind))
}

function refusalWords(draft: ScenarioDraft, problem: Problem, kind: FieldKind | null): string {
  const expected = m.field_problem({ expected: problem.expected })
  if (kind === null) return expected
  const isOwnLimit = problem.expected === describeSetting(keysOf(problem.path), draft.input)
  const inUnit = isOwnLimit ? expectedInUnit(rangeWords(draft, problem.path, kind), kind) : null
  return inUnit ?? `${expected} ${storedUnitLabel(kind)}`.trim()
}

/** Only for kinds that are stored in another unit than they are shown in. */
function expectedInUnit(range: string, kind: FieldKind): string | null {
  switch (kind) {
    case 'money':
      return m.field_expected_money({ range })
    case 'mills':
      return m.field_expected_mills({ range })
    case 'percent':
      return m.field_expected_percent({ range })
    case 'minute-of-day':
      return m.field_expected_time({ range })
    default:
      return null
  }
}
