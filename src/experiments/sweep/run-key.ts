/**
 * The key of a run: a fingerprint of all that decides its results. Two scenarios that are written
 * differently and mean the same have one key. Name and seed text are left out; any other difference
 * gives another key.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { policyFrom } from '../../scenario/resolved-policy'
import type { StrataBasis } from '../../scenario/strata-basis'
import type { Scenario } from '../../scenario/schema'

/**
 * `sampledBy`: what decides who is in its sample; `null` where everyone is simulated. `fileKey`: the digest of the sales file
 * and how it was read; `null` without one.
 */
export function scenarioKey(
  scenario: Scenario,
  sampledBy: StrataBasis | null,
  fileKey: string | null,
): string {
  const {
    $schema: _schema,
    name: _name,
    seed: _seed,
    policy,
    policyChanges,
    ...settings
  } = scenario
  const changes = policyChanges.map((change) => [change.on, policyFrom(change.policy)])
  const sampled = sampledBy && { ...sampledBy, policy: policyFrom(sampledBy.policy) }
  return digestOf([settings, policyFrom(policy), changes, sampled, fileKey])
}

/** Of runs in which another service than the lab's pays. */
export const paidByKey = (keyOfScenario: string, paidBy: string): string =>
  digestOf([keyOfScenario, 'paid by', paidBy])

export const runKey = (keyOfScenario: string, seed: string): string =>
  digestOf([keyOfScenario, seed])

const digestOf = (content: unknown): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(content))))
