/** Linked shares: basis points that always make 10,000 together, whichever of them is moved. */
import { BASIS_POINTS_IN_WHOLE } from '../../core/money'

export type Shares<Key extends string> = Record<Key, number>

/**
 * Sets one share; the others keep their proportions to each other and fill what is left. Where all others are zero, what
 * is left goes to them in the proportions of `usual`.
 */
export function withShare<Key extends string>(
  shares: Shares<Key>,
  moved: NoInfer<Key>,
  shareBasisPoints: number,
  usual: Partial<Shares<Key>> = {},
): Shares<Key> {
  const keys = Object.keys(shares) as Key[]
  const others = keys.filter((key) => key !== moved)
  const wanted = Math.min(BASIS_POINTS_IN_WHOLE, Math.max(0, Math.round(shareBasisPoints)))
  const share = others.length === 0 ? BASIS_POINTS_IN_WHOLE : wanted
  const left = BASIS_POINTS_IN_WHOLE - share
  const weights = weightsOf([
    others.map((key) => shares[key]),
    others.map((key) => usual[key] ?? 0),
    others.map(() => 1),
  ])
  const parts = splitByWeights(left, weights)
  const entries = keys.map((key) => [key, key === moved ? share : parts[others.indexOf(key)]])
  return Object.fromEntries(entries) as Shares<Key>
}

/** The first candidates that weigh anything. */
const weightsOf = (candidates: readonly number[][]): readonly number[] =>
  candidates.find((weights) => weights.some((weight) => weight > 0)) ?? []

/** Whole parts that sum to `whole`, by largest remainder. */
function splitByWeights(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const exact = weights.map((weight) => (whole * weight) / sum)
  const parts = exact.map(Math.floor)
  const missing = whole - parts.reduce((total, part) => total + part, 0)
  exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((one, other) => other.remainder - one.remainder)
    .slice(0, missing)
    .forEach(({ index }) => {
      parts[index] = (parts[index] ?? 0) + 1
    })
  return parts
}
