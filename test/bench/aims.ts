/** What the figures of `npm run bench` should reach. */

export type Aim = { atLeast: number } | { atMost: number }

const AIMS: Readonly<Record<string, Aim>> = {
  rows_vs_run: { atLeast: 0.4 },
  service_vs_native: { atLeast: 0.3 },
  statements_per_sale: { atMost: 3 },
  statements_per_payout: { atMost: 15 },
  bytes_per_payout: { atMost: 350 },
  python_sqlite: { atLeast: 2 },
  sweep_scaling: { atLeast: 0.85 },
  preview_milliseconds: { atMost: 200 },
}

/** Names of growth say to which size; an estimate is over what was measured. */
const PATTERNS: readonly (readonly [RegExp, Aim])[] = [
  [/^(heap_)?growth_to_/, { atMost: 1.15 }],
  [/_estimate_least$/, { atLeast: 0.75 }],
  [/_estimate_most$/, { atMost: 1.25 }],
]

export const aimOf = (name: string): Aim | null =>
  AIMS[name] ?? PATTERNS.find(([pattern]) => pattern.test(name))?.[1] ?? null

export const isMet = (aim: Aim, value: number): boolean =>
  'atLeast' in aim ? value >= aim.atLeast : value <= aim.atMost

export const aimText = (aim: Aim): string =>
  'atLeast' in aim ? `at least ${aim.atLeast}` : `at most ${aim.atMost}`
