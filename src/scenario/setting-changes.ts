/**
 * Changes to a scenario as it was written: settings by path, each with the value that it has instead. They are made all at
 * once, so that their order does not matter. What comes out is read like any other scenario.
 *
 * A change to the policy, or to a figure of it, holds for the whole run: a policy that takes over on a later day gets it
 * too, unless the changes name that later policy themselves. Otherwise it would end on that day, and nothing would say so.
 */
import { DEFAULT_POLICY_NAME } from '../core/policy'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import { sum } from '../core/sum'
import { isDocument, parentOf, valueAt, withValueAt, type Document } from './document-paths'
import { settingAt } from './setting-list'

/** `policy.instantFeeBasisPoints`: 150 */
export type SettingChanges = Readonly<Record<string, unknown>>

export function withChanges(scenario: Document, changes: SettingChanges): Document {
  const wholes = new Set(Object.keys(changes).flatMap((path) => wholeOf(path) ?? []))
  // What holds others comes before what is in it.
  const inOrder = Object.entries(withLaterPolicies(scenario, changes)).toSorted(
    ([one], [other]) => one.length - other.length,
  )
  const changed = inOrder.reduce(
    (document, [path, value]) => withValueAt(withPolicyObject(document, path), path, value),
    scenario,
  )
  return [...wholes].reduce((document, whole) => withWholeFilled(document, whole, changes), changed)
}

const LATER = 'policyChanges'

function withLaterPolicies(scenario: Document, changes: SettingChanges): SettingChanges {
  const later = valueAt(scenario, LATER)
  const ofPolicy = Object.entries(changes).filter(([path]) => /^policy(\.|$)/.test(path))
  if (!Array.isArray(later) || ofPolicy.length === 0) return changes
  const isNamed = (place: string): boolean =>
    place
      .split(/(?=[.[])/)
      .some((_part, index, parts) => parts.slice(0, index + 1).join('') in changes)
  const inLater = later.flatMap((_change, index) =>
    ofPolicy
      .map(([path, value]) => [`${LATER}[${index}].${path}`, value] as const)
      .filter(([place]) => !isNamed(place)),
  )
  return { ...Object.fromEntries(inLater), ...changes }
}

const POLICY = /^(policy|policyChanges\[\d+\]\.policy)\./

/** A policy that is given by its name becomes one that can have figures of its own. */
function withPolicyObject(document: Document, path: string): Document {
  const place = POLICY.exec(path)?.[1]
  if (place === undefined) return document
  const policy = valueAt(document, place) ?? DEFAULT_POLICY_NAME
  return isDocument(policy) ? document : withValueAt(document, place, { name: policy })
}

/** The whole that a setting is a share of. */
function wholeOf(path: string): string | null {
  const parent = parentOf(path)
  return parent !== '' && settingAt(parent)?.isWhole ? parent : null
}

/**
 * The shares that are not changed fill what the changed ones leave of the whole, in the proportions that they have, or that
 * they have by default where they are all 0.
 */
function withWholeFilled(document: Document, whole: string, changes: SettingChanges): Document {
  const byDefault = (settingAt(whole)?.default ?? {}) as Document
  const written = valueAt(document, whole) as Document
  const isChanged = ([key]: Share): boolean => `${whole}.${key}` in changes
  const taken = sharesIn(written).filter(isChanged)
  const othersOf = (shares: Document): Share[] =>
    sharesIn(shares).filter((share) => !isChanged(share))
  const proportions = [written, byDefault].find((shares) => sumOf(othersOf(shares)) > 0)
  const left = BASIS_POINTS_IN_WHOLE - sumOf(taken)
  if (!proportions || left < 0) return document
  const filled = [...taken, ...scaledTo(left, othersOf(proportions))]
  // In their old order: it decides whom a share is given to.
  return withValueAt(document, whole, { ...proportions, ...Object.fromEntries(filled) })
}

type Share = readonly [key: string, basisPoints: number]

const sharesIn = (shares: Document): Share[] =>
  Object.entries(shares).map(([key, share]) => [key, Number(share)])

const sumOf = (shares: readonly Share[]): number => sum(shares, ([, share]) => share)

/** Whole basis points: those that lose most by rounding down get what is left over. */
function scaledTo(total: number, shares: readonly Share[]): Share[] {
  const sum = sumOf(shares)
  const exact = shares.map(([key, share]) => ({ key, share: (share * total) / sum }))
  const missing = total - exact.reduce((whole, { share }) => whole + Math.floor(share), 0)
  const raised = exact
    .toSorted((one, other) => (other.share % 1) - (one.share % 1))
    .slice(0, missing)
  return exact.map((one) => [one.key, Math.floor(one.share) + (raised.includes(one) ? 1 : 0)])
}
