/** What a stress test found, in one or two sentences. */
import {
  failuresText,
  gravest,
  headlineOf,
  headlineOfViolation,
  type BesideLab,
  type StressAnalysis,
} from '../../../workers/stress-contract'
import { formatCount, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { counted, numberOfPayments, numberOfSeeds } from '../words/counts'
import { formatShareOfVolume } from './share-of-volume'

interface StressFinding {
  /** The good news that comes before what went wrong; `null` where there is none. */
  reassuring: string | null
  /** What went wrong; `null` where nothing did. */
  failing: string | null
  /** What is known where nothing went wrong. */
  rest: string | null
  /** What the answer rests on, in smaller letters. */
  grounds: string | null
  /** Nothing has been run. */
  isOpen: boolean
}

export function stressFinding(analysis: StressAnalysis): StressFinding {
  const { seeds, faults, failing, findings, seedsPaidTwice } = analysis
  const nothing = { reassuring: null, failing: null, rest: null, grounds: null, isOpen: false }
  if (seeds === 0) return { ...nothing, rest: m.stress_finding_open(), isOpen: true }
  const [worst] = findings
  const reassuring = seedsPaidTwice > 0 ? null : m.stress_finding_not_twice()
  if (!worst) {
    const counted = failuresText(failing.length, seeds)
    return {
      ...nothing,
      reassuring,
      rest: m.stress_finding_none({ counted, faults: formatCount(faults) }),
    }
  }
  const gravestText = m.stress_finding_failing({
    what: headlineOf(worst.check),
    counted: failuresText(worst.seeds, seeds),
  })
  const isTwice = seedsPaidTwice > 0
  return {
    ...nothing,
    reassuring,
    failing: isTwice ? twiceText(analysis) : gravestText,
    grounds: [
      twiceRangeText(analysis),
      twiceShareText(analysis),
      isTwice ? gravestText : '',
      // Nothing is said of an amount that a check does not know.
      worst.centsAtRisk === 0
        ? ''
        : m.stress_finding_risk({ amount: formatMoney(worst.centsAtRisk) }),
      m.stress_finding_any({
        failing: failuresText(failing.length, seeds),
        faults: formatCount(faults),
      }),
    ]
      .filter((text) => text !== '')
      .join(' '),
  }
}

/** A seed that comes to nothing of what a service does in another way has not tested it. */
export const besideLabText = ({ seeds, same }: BesideLab): string =>
  same === 0
    ? m.stress_beside_lab_none({ seeds: numberOfSeeds(seeds) })
    : m.stress_beside_lab({ same: formatCount(same), seeds: numberOfSeeds(seeds) })

const twiceText = ({ seedsPaidTwice, centsPaidTwice, seeds }: StressAnalysis): string =>
  m.stress_finding_twice({
    counted: failuresText(seedsPaidTwice, seeds),
    amount: formatMoney(centsPaidTwice),
  })

/** Of one seed it is the sum that has been said. */
function twiceRangeText({ seedsPaidTwice, centsPaidTwiceOfSeed }: StressAnalysis): string {
  if (seedsPaidTwice < 2 || centsPaidTwiceOfSeed === null) return ''
  const { least, most } = centsPaidTwiceOfSeed
  return m.stress_finding_twice_range({ least: formatMoney(least), most: formatMoney(most) })
}

/** Seeds say in how many runs; how often a payout is affected is a share of all that was paid. */
function twiceShareText({ seedsPaidTwice, centsPaidTwice, paid }: StressAnalysis): string {
  if (seedsPaidTwice === 0 || paid.cents === 0) return ''
  return m.stress_finding_twice_share({
    amount: formatMoney(paid.cents),
    payments: numberOfPayments(paid.payments),
    share: formatShareOfVolume(centsPaidTwice / paid.cents),
  })
}

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
  const what = headlineOfViolation(worst)
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
