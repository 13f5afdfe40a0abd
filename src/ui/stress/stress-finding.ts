/** What a stress test found, in one or two sentences. */
import {
  failuresText,
  headlineOf,
  isPaidTwice,
  type CheckFinding,
  type StressAnalysis,
} from '../../../workers/stress-contract'
import { formatCount, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'

export interface StressFinding {
  /** The good news that comes before what went wrong; `null` where there is none. */
  reassuring: string | null
  /** What went wrong; `null` where nothing did. */
  failing: string | null
  text: string
  /** Nothing has been run. */
  isOpen: boolean
}

/** Among what it finds are payouts that a processor paid more than once. */
const MAY_BE_TWICE: readonly CheckFinding['check'][] = ['processor_agrees']

export function stressFinding({ seeds, faults, failing, findings }: StressAnalysis): StressFinding {
  const nothing = { reassuring: null, failing: null, isOpen: false }
  if (seeds === 0) return { ...nothing, text: m.stress_finding_open(), isOpen: true }
  const [worst] = findings
  const isTwice = findings.some(({ check }) => isPaidTwice(check) || MAY_BE_TWICE.includes(check))
  const reassuring = isTwice ? null : m.stress_finding_not_twice()
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
    failing: m.stress_finding_failing({
      what: headlineOf(worst.check),
      counted: failuresText(worst.seeds, seeds),
    }),
    text: m.stress_finding_risk({
      amount: formatMoney(worst.centsAtRisk),
      failing: failuresText(failing.length, seeds),
      faults: formatCount(faults),
    }),
    isOpen: false,
  }
}
