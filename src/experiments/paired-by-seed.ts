/** The same seed gives the same chance in every scenario: results are compared seed by seed. */
interface OfSeed {
  seed: string
}

/** Both results of each seed that both have, in the order of `after`. */
export function pairedBySeed<Before extends OfSeed, After extends OfSeed>(
  before: readonly Before[],
  after: readonly After[],
): [Before, After][] {
  const known = new Map(before.map((one) => [one.seed, one]))
  return after.flatMap((one): [Before, After][] => {
    const partner = known.get(one.seed)
    return partner ? [[partner, one]] : []
  })
}
