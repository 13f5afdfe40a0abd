/** Random mixes of faults in which a protection is off and much happens that it is for. */
import fc from 'fast-check'
import type { ProtectionName } from '../../src/core/protections'
import type { ScenarioInput } from '../../src/scenario/schema'
import { faultMix } from './fault-mixes'

export function mixWithout(off: ProtectionName, seed: number): ScenarioInput {
  const { processor, ...mix } = faultMix(seed)
  return {
    ...mix,
    protections: { [off]: false },
    processor: {
      ...processor,
      webhookTwiceBasisPoints: 3_000,
      webhookDelay: { medianSeconds: 20_000, sigma: 2, maximumSeconds: 400_000 },
      paypal: { unclaimedBasisPoints: 3_000, cancelledBasisPoints: 4_000 },
      failures: { standardFailedBasisPoints: 1_500, returnedBasisPoints: 2_000 },
    },
    faults: {
      calls: { answerLostBasisPoints: 500 },
      webhooks: { lateBasisPoints: 4_000 },
      workers: { killedBasisPoints: 1_000, waitBasisPoints: 3_000, jobTwiceBasisPoints: 4_000 },
    },
  }
}

/** In these a payout is completed that had failed, and one that had been returned, where webhooks are not compared with it. */
const TELLING_SEEDS: Partial<Record<ProtectionName, number[]>> = { webhookDeduplication: [8, 21] }

export function inMixesWithout(
  off: ProtectionName,
  holds: (scenario: ScenarioInput) => void,
): void {
  const property = fc.property(fc.nat(), (seed) => holds(mixWithout(off, seed)))
  const telling = TELLING_SEEDS[off] ?? []
  fc.assert(property, { numRuns: telling.length + 2, examples: telling.map((seed) => [seed]) })
}
