/** What a stress test found, in one or two sentences. */
import {
  failuresText,
  gravest,
  headlineOf,
  type StressAnalysis,
} from '../../../workers/stress-contract'
import { formatCount, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { counted } from '../words/counts'

interface StressFinding {
  /** The good news that comes before what went wrong; `null` where there is none. */
  reassuring: string | null
  /** What went wrong; `null` where nothing did. */
  failing: string | null
  text: string
  /** Nothing has been run. */
  isOpen: boolean
}

export function stressFinding(analysis: StressAnalysis): StressFinding {
  const { seeds, faults, failing, findings, seedsPaidTwice } = analysis
  const nothing = { reassuring: null, failing: null, isOpen: false }
  if (seeds === 0) return { ...nothing, text: m.stress_finding_open(), isOpen: true }
  const [worst] = findings
  const reassuring = seedsPaidTwice > 0 ? null : m.stress_finding_not_twice()
  if (!worst) {
    const counted = failuresText(failing.length, seeds)
    return {
      ...nothing,
      reassuring,
      text: m.stress_finding_none({ counted, faults: formatCount(faults) }),
    }
  }
  return {
    reassuring,
    failing:
      twiceText(analysis) +
      m.stress_finding_failing({
        what: headlineOf(worst.check),
        counted: failuresText(worst.seeds, seeds),
      }),
    text: riskText(worst.centsAtRisk, {
      failing: failuresText(failing.length, seeds),
      faults: formatCount(faults),
    }),
    isOpen: false,
  }
}

function twiceText(analysis: StressAnalysis): string {
  const { seedsPaidTwice, centsPaidTwice, centsPaidTwiceOfSeed, seeds } = analysis
  if (centsPaidTwiceOfSeed === null) return ''
  const { least, most } = centsPaidTwiceOfSeed
  const words = {
    counted: failuresText(seedsPaidTwice, seeds),
    amount: formatMoney(centsPaidTwice),
  }
  const text =
    seedsPaidTwice === 1
      ? m.stress_finding_twice(words)
      : m.stress_finding_twice_range({
          ...words,
          least: formatMoney(least),
          most: formatMoney(most),
        })
  return `${text} `
}

/** Nothing is said of an amount that a check does not know. */
const riskText = (cents: number, words: { failing: string; faults: string }): string =>
  cents === 0
    ? m.stress_finding_unpriced(words)
    : m.stress_finding_risk({ ...words, amount: formatMoney(cents) })

/** The seeds that the sentence above speaks of come first, those before all whose story is of its violation. */
export function failingInOrder({ failing, findings }: StressAnalysis): StressAnalysis['failing'] {
  const headline = findings[0]?.check
  const rankOf = ({ violations }: StressAnalysis['failing'][number]): number =>
    Number(gravest(violations)?.name === headline) +
    Number(violations.some(({ name }) => name === headline))
  return failing.toSorted((one, other) => rankOf(other) - rankOf(one))
}

/** The gravest of the checks that a seed failed, with what is at risk by that one: a cent can be at risk by several. */
export function failedSeedText({ violations, faults }: StressAnalysis['failing'][number]): string {
  const worst = gravest(violations)!
  const what = headlineOf(worst.name)
  const more = violations.length - 1
  return [
    worst.centsAtRisk === 0
      ? m.stress_seed_unpriced({ what })
      : m.stress_seed_risk({ what, amount: formatMoney(worst.centsAtRisk) }),
    ...(more === 0 ? [] : [m.stress_seed_more(counted(more))]),
    faultsText(faults),
  ].join(' ')
}

export const faultsText = (count: number): string => m.stress_seed_faults(counted(count))
