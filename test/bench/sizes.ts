/** How much `npm run bench` measures: each size is an option of the command line. */

interface Size<Value> {
  default: Value
  meaning: string
}
const count = (size: number, meaning: string): Size<number> => ({ default: size, meaning })
/** The first is what the larger ones are compared with. */
const ladder = (sizes: readonly number[], meaning: string): Size<readonly number[]> => ({
  default: sizes,
  meaning,
})

/** All defaults together are estimated at 35 minutes on two idle cores. */
export const SIZES = {
  rounds: count(3, 'repetitions of what takes seconds'),
  days: count(30, 'days of the run that is compared with its rows'),
  'growth-days': ladder([30, 120], 'days of runs whose time for a payout is compared'),
  'growth-creators': ladder([1_000, 10_000, 100_000], 'creators of such runs of five days'),
  'growth-payouts': ladder([50_000, 1_000_000], 'payouts in one run with closed days'),
  'heap-days': count(30, 'days of a run whose heap is compared with one of twice as many'),
  'walk-holders': count(195_000, 'creators who hold a balance on a payday'),
  'sweep-days': count(60, 'days of each run of a sweep'),
  'sweep-runs': count(6, 'runs of a sweep, one at a time and two at a time, in each round'),
  'swarm-seeds': count(60, 'seeds of a stress test in each round'),
} as const

export type SizeName = keyof typeof SIZES
export type Sizes = { readonly [Name in SizeName]: (typeof SIZES)[Name]['default'] }

export const SIZE_NAMES = Object.keys(SIZES) as SizeName[]

export const DEFAULT_SIZES = Object.fromEntries(
  SIZE_NAMES.map((name) => [name, SIZES[name].default]),
) as unknown as Sizes
