/**
 * The laws of the house as data: which room may import which, and which rooms may read a clock or draw a chance.
 * `eslint.config.js` turns them into rules, and `test/architecture.test.ts` proves that each rule fires.
 */

const CORE = ['src/core']
const BOOKS = [...CORE, 'src/scenario', 'src/ledger']
const SERVICE = [...BOOKS, 'src/payouts', 'src/checks', 'src/metrics']
const WORLD = [...SERVICE, 'src/processors']
const RUN = [...WORLD, 'src/simulation']
const ENGINE = [...RUN, 'src/experiments']

/**
 * Every room, and the rooms (or single files) that it may import besides itself:
 * core ← ledger, scenario ← payouts, checks, metrics ← processors ← simulation ← experiments ← workers, cli ← ui
 */
export const ROOMS = {
  'src/core': [],
  'src/scenario': CORE,
  'src/ledger': CORE,
  'src/payouts': BOOKS,
  'src/checks': BOOKS,
  'src/metrics': [...BOOKS, 'src/checks', 'src/payouts/ports'],
  'src/processors': [...BOOKS, 'src/payouts'],
  'src/simulation': WORLD,
  'src/experiments': RUN,
  workers: ENGINE,
  'src/cli': ENGINE,
  'src/ui': [
    ...CORE,
    'src/scenario',
    'workers/contract',
    'workers/compare-contract',
    'workers/sweep-contract',
    'workers/stress-contract',
  ],
}

/** Places that may import less than their room: the auditor shares no rule with what it audits, only figures and words. */
export const STRICTER_FILES = {
  'src/checks/auditor': [
    'src/core/calendar',
    'src/core/money',
    'src/core/policy',
    'src/core/policy-timeline',
    'src/core/sentence',
    'src/core/vocabulary',
  ],
}

/** Rooms in which a run is one function of scenario and seed, the same on every engine. */
export const REPRODUCIBLE_ROOMS = Object.keys(ROOMS).filter(
  (room) => !['workers', 'src/cli', 'src/ui'].includes(room),
)

export const BANNED_GLOBALS = [
  'Date',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
]

/** Results of these may differ in the last bit from one engine to the next; `Math.sqrt` may not. */
export const BANNED_MATHS = [
  'random',
  'exp',
  'expm1',
  'log',
  'log10',
  'log1p',
  'log2',
  'pow',
  'cbrt',
  'hypot',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'atan2',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'acosh',
  'atanh',
]
