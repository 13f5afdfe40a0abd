/**
 * What compared runs are called: by their names, and runs of one name by what differs between them: who paid and their
 * sales files before their settings and their seeds. A fee that is more than a percentage of the net is said whole: `0%` is no name
 * of $1.99 a payout.
 */
import type { SettingDifference } from '../../../workers/contract'
import { INSTANT_FEE_FIGURES, type InstantFeeFigures } from '../../core/fees/fee-figures'
import { feeStructureOf, percentOfNetAlone } from '../../core/fees/fee-structure'
import { policyFrom } from '../../scenario/resolved-policy'
import { sameValue } from '../../scenario/document-paths'
import type { ScenarioPolicy } from '../../scenario/schema'
import type { PayingService } from '../lab/paying-service'
import type { WantedFile } from '../../scenario/sales-file/wanted-file'
import { m } from '../paraglide/messages.js'
import { digestStart } from '../../core/digest-start'
import { wholeFeeWords } from './fee-structures'
import { payerName } from './paying-service'
import { salesName } from './sales-files'
import { settingValue } from './settings'
import { shownName } from './shown-name'

/** A longer value is no name. */
const VALUE_LENGTH_MAX = 24
const FILE_NAME_LENGTH_MAX = 40
const FEE_LENGTH_MAX = 60

export interface NamedRun {
  name: string
  digest: string
  seed: string
  salesFile: WantedFile | null
  service?: PayingService | null
  /** Of the first day. */
  policy: ScenarioPolicy
}

/** `3%` and `1.5%` of two runs of one name; `differences` are those of all runs, in their order. */
export function tellingNames(
  runs: readonly NamedRun[],
  differences: readonly SettingDifference[],
): string[] {
  const ways = waysToTell(runs, differences)
  return runs.map(({ name }, index) => {
    const namesakes = [...runs.keys()].filter((other) => runs[other]?.name === name)
    if (namesakes.length === 1) return shownName(name)
    const telling = ways.find(({ words, lengthMax }) =>
      areNames(
        namesakes.map((other) => words[other] ?? ''),
        lengthMax,
      ),
    )
    return (telling ?? ways.at(-1))?.words[index] ?? shownName(name)
  })
}

interface Way {
  /** In the order of the runs. */
  words: string[]
  lengthMax: number
}

/** The digest comes last: it says nothing, but there always is one. */
function waysToTell(runs: readonly NamedRun[], differences: readonly SettingDifference[]): Way[] {
  const fees = wholeFees(runs.map(({ policy }) => policyFrom(policy)))
  return [
    { words: runs.map(({ service }) => payerName(service)), lengthMax: FILE_NAME_LENGTH_MAX },
    { words: runs.map(({ salesFile }) => salesName(salesFile)), lengthMax: FILE_NAME_LENGTH_MAX },
    ...(fees ? [{ words: fees, lengthMax: FEE_LENGTH_MAX }] : []),
    ...differences
      .filter((one) => !fees || !isOfFee(one))
      .map(({ path, values }) => ({
        words: values.map((value) => settingValue(path, value)),
        lengthMax: VALUE_LENGTH_MAX,
      })),
    { words: runs.map(({ seed }) => m.run_of_seed({ seed })), lengthMax: VALUE_LENGTH_MAX },
    { words: runs.map(({ digest }) => digestStart(digest)), lengthMax: VALUE_LENGTH_MAX },
  ]
}

const FEE_FIGURES: ReadonlySet<string> = new Set(INSTANT_FEE_FIGURES)

export const isOfFee = ({ path }: SettingDifference): boolean => {
  const [, figure] = /^policy\.(\w+)/.exec(path) ?? []
  return figure !== undefined && FEE_FIGURES.has(figure)
}

/**
 * The whole fee of each, where that is more than a percentage of the net and differs: then no single figure of it is a name.
 */
export function wholeFees(fees: readonly InstantFeeFigures[]): string[] | null {
  if (
    fees.every(
      (fee) =>
        percentOfNetAlone(feeStructureOf(fee, 'us_bank')) !== null &&
        sameValue(fee.instantFeeByRail, {}),
    )
  )
    return null
  const words = fees.map(wholeFeeWords)
  return new Set(words).size > 1 ? words : null
}

/** `A small marketplace: A · 3%, B · 1.5%`: the name that all runs share is said once. */
export function comparisonTitle(
  runs: readonly { label: string; kept: Pick<NamedRun, 'name'> }[],
): string {
  const labels = runs.map(({ label }) => label).join(', ')
  const [name, ...others] = new Set(runs.map(({ kept }) => kept.name))
  return others.length === 0 && name !== undefined ? `${shownName(name)}: ${labels}` : labels
}

const areNames = (values: readonly string[], lengthMax: number): boolean =>
  new Set(values).size === values.length &&
  values.every(({ length }) => length > 0 && length <= lengthMax)
