/**
 * What keeps money right when something fails in mid-payout. Each protection can be switched off, and the payout service
 * then does what a team without it would have written. Scenarios name them in camel case, the command line and the
 * documents in kebab case.
 */
export const PROTECTIONS = [
  'transactions',
  'claimLock',
  'idempotencyKeys',
  'storeOutcomeFirst',
  'webhookDeduplication',
  'retries',
  'reconciliation',
  'slicedJobs',
  'threeStrikesPause',
  'unknownOutcomeHold',
] as const
export type ProtectionName = (typeof PROTECTIONS)[number]
/** Whether each is on. */
export type Protections = Readonly<Record<ProtectionName, boolean>>

/** All are on but these. */
export const protectionsWithout = (...off: readonly ProtectionName[]): Protections =>
  Object.fromEntries(PROTECTIONS.map((name) => [name, !off.includes(name)])) as Protections

export const ALL_PROTECTIONS = protectionsWithout()

/** `claim-lock` of `claimLock`. */
export const kebabOfProtection = (name: ProtectionName): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** `claimLock` of `claim-lock`, or `null` where there is no such protection. */
export const protectionOfKebab = (text: string): ProtectionName | null =>
  PROTECTIONS.find((name) => kebabOfProtection(name) === text) ?? null
