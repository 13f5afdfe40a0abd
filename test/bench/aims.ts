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

/** Names of growth say to which size. */
const GROWTH = /^(heap_)?growth_to_/
const AIM_OF_GROWTH: Aim = { atMost: 1.15 }

export const aimOf = (name: string): Aim | null =>
  AIMS[name] ?? (GROWTH.test(name) ? AIM_OF_GROWTH : null)

export const isMet = (aim: Aim, value: number): boolean =>
  'atLeast' in aim ? value >= aim.atLeast : value <= aim.atMost

export const aimText = (aim: Aim): string =>
  'atLeast' in aim ? `at least ${aim.atLeast}` : `at most ${aim.atMost}`
