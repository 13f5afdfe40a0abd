/** What a stress test found, in one or two sentences. */
import { analyseStress, failuresText, headlineOf } from '../../../workers/stress-contract'
import { formatCount, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import type { TestedSeeds } from './stress-lab.svelte'

export interface StressFinding {
  /** What went wrong; `null` where nothing did. */
  failing: string | null
  text: string
  /** Nothing has been run. */
  isOpen: boolean
}

export function stressFinding(tested: TestedSeeds | null): StressFinding {
  if (!tested || tested.seeds.length === 0) {
    return { failing: null, text: m.stress_finding_open(), isOpen: true }
  }
  const { seeds, failing, findings, centsAtRisk } = analyseStress(tested)
  const faults = formatCount(tested.seeds.reduce((sum, one) => sum + one.faults, 0))
  const counted = failuresText(failing.length, seeds)
  const [worst] = findings
  if (!worst) {
    return {
      failing: null,
      text: m.stress_finding_none({ counted, faults }),
      isOpen: false,
    }
  }
  return {
    failing: m.stress_finding_failing({ what: headlineOf(worst.check), counted }),
    text: m.stress_finding_risk({ amount: formatMoney(centsAtRisk), faults }),
    isOpen: false,
  }
}
