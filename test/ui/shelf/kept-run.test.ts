import { describe, expect, it } from 'vitest'
import {
  comparedOrder,
  keptRun,
  LEDGER_BYTES_MAX,
  runsBeyondRoom,
  runsWithLedger,
  UNPINNED_RUNS_MAX,
  withRun,
  type KeptRun,
} from '../../../src/ui/shelf/kept-run'
import { changeText, remarksOf } from '../../../src/ui/shelf/shelf-words'
import { formatDay } from '../../../src/ui/format'
import { DEFAULT_POLICY_NAME } from '../../../src/core/policy'
import type { ScenarioPolicy } from '../../../src/scenario/schema'
import type { WantedFile } from '../../../src/scenario/sales-file/wanted-file'
import { endedRun } from '../../support/ended-runs'

const SCENARIO = {
  version: 1,
  name: 'Shelf',
  seed: 'shelf',
  days: 2,
  population: { size: 4 },
} as const
const AT_THREE = endedRun(SCENARIO)
const AT_ONE_AND_A_HALF = endedRun({
  ...SCENARIO,
  policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 150 },
})
const FIRST = keptRun([], AT_THREE, { id: 'a', keptAt: 1 })

/** Runs of which only place and size matter here, newest first. */
const shelfOf = (changes: Partial<KeptRun>[]): KeptRun[] =>
  changes.map((change, index) => ({ ...FIRST, id: String(index), keptAt: 100 - index, ...change }))

const ids = (runs: readonly KeptRun[]): string[] => runs.map(({ id }) => id)

describe('a run that ends', () => {
  it('is kept with its name, its seed and its digest, and as the first one without a change', () => {
    expect(FIRST).toMatchObject({ name: 'Shelf', seed: 'shelf', status: 'finished', changed: null })
    expect(FIRST.digest).toBe(AT_THREE.outcome.report.digest)
  })

  it('says what was changed since the run before it', () => {
    expect(keptRun([FIRST], AT_ONE_AND_A_HALF, { id: 'b', keptAt: 2 }).changed).toEqual({
      from: 'Shelf',
      fromSeed: 'shelf',
      differences: [{ path: 'policy.instantFeeBasisPoints', values: [300, 150] }],
    })
  })

  it('takes its old place, name and pin to the front where it repeats a kept one exactly', () => {
    const renamed = { ...FIRST, name: 'At three', isPinned: true }
    const other = keptRun([renamed], AT_ONE_AND_A_HALF, { id: 'b', keptAt: 2 })
    const again = keptRun([other, renamed], AT_THREE, { id: 'c', keptAt: 3 })
    expect(again).toEqual({ ...renamed, keptAt: 3 })
    expect(ids(withRun([other, renamed], again))).toEqual(['a', 'b'])
  })

  it('has finished where it repeats one that was cancelled before the end, and nothing happened after that', () => {
    const finished = endedRun({ ...SCENARIO, population: { size: 0 } })
    const { outcome } = finished
    const report = { ...outcome.report, status: 'cancelled' as const }
    const cancelled = { ...finished, outcome: { ...outcome, report } }
    const before = keptRun([], cancelled, { id: 'a', keptAt: 1 })
    const again = keptRun([before], finished, { id: 'b', keptAt: 2 })
    expect(before.status).toBe('cancelled')
    expect(again).toMatchObject({
      id: 'a',
      status: 'finished',
      outcome: { report: { status: 'finished' } },
    })
  })

  it('knows who is not paid, where it repeats one of which an earlier version did not keep it', () => {
    const { creatorsNotPaid, ...outcome } = FIRST.outcome
    const again = keptRun([{ ...FIRST, outcome }], AT_THREE, { id: 'c', keptAt: 3 })
    expect(again.outcome.creatorsNotPaid).toEqual(creatorsNotPaid)
    expect(creatorsNotPaid).toHaveLength(AT_THREE.outcome.report.notPaid.length)
  })

  it('is of the build that has made it last', () => {
    const first = keptRun([], { ...AT_THREE, build: 'earlier' }, { id: 'a', keptAt: 1 })
    const again = keptRun([first], { ...AT_THREE, build: 'later' }, { id: 'c', keptAt: 3 })
    expect([first.build, again.build]).toEqual(['earlier', 'later'])
  })

  it('is another run where it is on another file of sales', () => {
    const file: WantedFile = { name: 'may.csv', rows: 3, sha256: 'a'.repeat(64), reading: {} }
    const onFile = keptRun([FIRST], { ...AT_THREE, salesFile: file }, { id: 'b', keptAt: 2 })
    expect(onFile).toMatchObject({ id: 'b', salesFile: file })
    const edited = { ...file, sha256: 'b'.repeat(64) }
    const next = keptRun([onFile], { ...AT_THREE, salesFile: edited }, { id: 'c', keptAt: 3 })
    expect(next.id).toBe('c')
  })

  it('is another run where only its name differs', () => {
    const named = endedRun({ ...SCENARIO, name: 'Another name' })
    expect(named.outcome.report.digest).toBe(FIRST.digest)
    expect(keptRun([FIRST], named, { id: 'b', keptAt: 2 })).toMatchObject({
      id: 'b',
      name: 'Another name',
    })
  })
})

describe('what the shelf says was changed', () => {
  const file = { name: 'sales.csv', sha256: 'ab', reading: null } as unknown as WantedFile

  it('names the file first, where the run is on one', () => {
    const second = keptRun([FIRST], AT_ONE_AND_A_HALF, { id: 'b', keptAt: 2 })
    const change = 'Instant fee, percentage: 3% → 1.5%'
    expect(changeText(second)).toBe(change)
    expect(changeText({ ...second, salesFile: file })).toBe(`sales.csv: ${change}`)
    expect(changeText({ ...FIRST, salesFile: file })).toBe('sales.csv: First run')
  })

  it('leaves out the days that come from another file, and not those that the scenario sets', () => {
    const { days: _days, ...ofFile } = AT_THREE.header.scenario
    const header = { ...AT_THREE.header, startDay: '2026-05-01', days: 61 }
    const left = { ...AT_THREE, salesFile: file, header: { ...header, scenario: ofFile } }
    const changeOf = (ended: typeof left) =>
      keptRun([FIRST], ended, { id: 'b', keptAt: 2 }).changed!.differences
    expect(changeOf(left)).toEqual([])
    const set = { ...left, header }
    expect(changeOf(set)).toEqual([{ path: 'days', values: [2, 61] }])
    expect(changeOf({ ...left, salesFile: null } as never).map(({ path }) => path)).toEqual([
      'days',
      'startDay',
    ])
  })
})

describe('what the shelf says of many changes', () => {
  const PATHS = [
    ...['days', 'population.size', 'population.refunds.rateBasisPoints', 'jobs.sliceCreators'],
    ...['processor.settlementDays', 'processor.webhookLostBasisPoints'],
    'processor.webhookTwiceBasisPoints',
  ]
  const textOf = (count: number): string => {
    const differences = PATHS.slice(0, count).map((path) => ({ path, values: [2, 3] }))
    return changeText({ ...FIRST, changed: { from: 'Shelf', fromSeed: 'shelf', differences } })
  }

  it('is the first of six, and another scenario where there are more', () => {
    expect(textOf(6)).toBe('Length: 2 days → 3 days; Generated creators: 2 → 3; 4 more settings')
    expect(textOf(7)).toBe('Another scenario (7 settings differ)')
  })
})

describe('what the shelf says of a run that was cancelled', () => {
  it('is the last day that was simulated, though the clock is at the next one', () => {
    const [firstDay, nextDay] = FIRST.outcome.days
    const period = { ...FIRST.outcome.report.period, endDay: nextDay!.day }
    const outcome = {
      ...FIRST.outcome,
      days: [firstDay!],
      report: { ...FIRST.outcome.report, period },
    }
    const cancelled: KeptRun = { ...FIRST, status: 'cancelled', outcome }
    expect(remarksOf(cancelled, { isShown: true, awaitsLedger: true })).toEqual([
      'shown below',
      `cancelled on ${formatDay(firstDay!.day)}`,
    ])
  })
})

describe('what the shelf says of a fee that is more than a percentage', () => {
  const changeTo = (policy: Partial<Exclude<ScenarioPolicy, string>>, days = 2): string => {
    const ended = endedRun({ ...SCENARIO, days, policy: { name: DEFAULT_POLICY_NAME, ...policy } })
    return changeText(keptRun([FIRST], ended, { id: 'b', keptAt: 2 }))
  }

  it('is the whole fee, as it is now first', () => {
    const flat = { instantFeeBasisPoints: 0, instantFeeFlatCents: 1_99 }
    expect(changeTo(flat)).toBe('Fee $1.99 a payout, was 3% of the net')
    expect(changeTo(flat, 3)).toBe('Fee $1.99 a payout, was 3% of the net; Length: 2 days → 3 days')
    expect(changeTo({ instantFeeFlatCents: 50 })).toBe(
      'Fee 3% of the net and $0.50, was 3% of the net',
    )
  })

  it('is the rate of a rail alone, where that has changed', () => {
    const byRail = { us_bank: { basisPoints: 100, flatCents: 0 } }
    expect(changeTo({ instantFeeByRail: byRail })).not.toContain('was')
  })
})

describe('what the shelf says of the seed', () => {
  const other = endedRun({ ...SCENARIO, seed: 'another' })
  const afterFirst = keptRun([FIRST], other, { id: 'b', keptAt: 2 })
  const again = endedRun({ ...SCENARIO, name: 'Again' })
  const unchanged = keptRun([FIRST], again, { id: 'c', keptAt: 3 })

  it('names another one than that of the run before', () => {
    expect(changeText(afterFirst)).toBe('Another seed')
  })

  it('does not name the seed of a run that comes to be below it', () => {
    const later = { ...afterFirst, keptAt: 4 }
    const repeated = keptRun([later, unchanged, FIRST], again, { id: 'd', keptAt: 5 })
    expect(ids(withRun([later, unchanged], repeated))).toEqual(['c', 'b'])
    expect(changeText(repeated)).toBe('No setting changed')
  })
})

describe('what is known of a run beside its figures', () => {
  const remarks = (change: Partial<KeptRun>, awaitsLedger = false): string[] =>
    remarksOf({ ...FIRST, ledgerBytes: 10, ...change }, { isShown: false, awaitsLedger })
  const { outcome } = FIRST
  const [check, ...others] = outcome.report.checks
  const report = {
    ...{ ...outcome.report, period: { startDay: '2026-08-31', endDay: '2026-09-02' } },
    checks: [{ ...check!, violations: 2 }, ...others],
  }

  it.each<[string, Partial<KeptRun>, string[]]>([
    ['nothing', {}, []],
    ['that it is pinned', { isPinned: true }, ['pinned']],
    ['that only its figures are kept', { ledgerBytes: null }, ['figures only']],
    [
      'what checks found, and where it was cut short',
      { status: 'cancelled', outcome: { ...outcome, report } },
      ['2 violations', 'cancelled on 1 Sep 2026'],
    ],
  ])('is %s', (_, change, said) => {
    expect(remarks(change)).toEqual(said)
  })

  it('is not that its ledger is missing as long as that may come', () => {
    expect(remarks({ ledgerBytes: null }, true)).toEqual([])
  })
})

describe('runs that are compared', () => {
  const [newest, middle, oldest] = shelfOf([{}, {}, {}])

  it('are compared with the oldest, in whichever order they were picked', () => {
    expect(ids(comparedOrder([newest!, oldest!, middle!], null))).toEqual(['2', '1', '0'])
  })

  it('are compared with the one that is chosen', () => {
    expect(ids(comparedOrder([newest!, oldest!, middle!], '1'))).toEqual(['1', '2', '0'])
    expect(ids(comparedOrder([newest!, oldest!], '1'))).toEqual(['2', '0'])
  })
})

describe('the room of the shelf', () => {
  it('lets the oldest run leave that is not pinned', () => {
    const full = Array.from({ length: UNPINNED_RUNS_MAX + 2 }, (_, index) => ({
      isPinned: index === UNPINNED_RUNS_MAX + 1,
    }))
    expect(ids(runsBeyondRoom(shelfOf(full)))).toEqual([String(UNPINNED_RUNS_MAX)])
  })

  it.each<{ what: string; runs: Partial<KeptRun>[]; kept: string[] }>([
    {
      what: 'the newest three',
      runs: [{ ledgerBytes: 1 }, { ledgerBytes: 1 }, { ledgerBytes: 1 }, { ledgerBytes: 1 }],
      kept: ['0', '1', '2'],
    },
    {
      what: 'a pinned one further back',
      runs: [{}, {}, {}, { ledgerBytes: 1, isPinned: true }, { ledgerBytes: 1 }],
      kept: ['3'],
    },
    {
      what: 'what fits, the newest first',
      runs: [
        { ledgerBytes: LEDGER_BYTES_MAX - 1 },
        { ledgerBytes: 2 },
        { ledgerBytes: 1, isPinned: true },
      ],
      kept: ['0', '2'],
    },
  ])('keeps the ledgers of $what', ({ runs, kept }) => {
    expect([...runsWithLedger(shelfOf(runs))]).toEqual(kept)
  })
})
