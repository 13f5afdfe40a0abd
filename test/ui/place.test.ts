import { describe, expect, it } from 'vitest'
import { withFragment } from '../../src/ui/lost-fragment'
import {
  damagedIn,
  placeOf,
  placeOnReturn,
  searchForOthers,
  searchOf,
  searchOfLink,
} from '../../src/ui/place'

const NOWHERE = placeOf('')

describe('a place in the address', () => {
  it.each([
    ['', {}],
    ['?room=compare', { tab: 'compare' }],
    ['?room=fees', { tab: 'fees' }],
    ['?room=payouts&payout=12', { tab: 'payouts', payoutId: 12 }],
    ['?room=creators&creator=3&view=side', { tab: 'creators', creatorId: 3, creatorView: 'side' }],
    [
      '?room=books&from=2026-09-01&to=2026-09-07&schedule=daily',
      { tab: 'books', picked: { from: '2026-09-01', to: '2026-09-07' }, schedule: 'daily' },
    ],
    ['?room=books&journal=17', { tab: 'books', journalOf: 17 }],
    ['?compare=1a-2b', { compared: { ids: ['1a-2b'], baseId: null } }],
    [
      '?room=compare&compare=1a-2b.3c-4d.5e-6f&with=3c-4d',
      { tab: 'compare', compared: { ids: ['1a-2b', '3c-4d', '5e-6f'], baseId: '3c-4d' } },
    ],
    ['?room=fees&seeds=5', { tab: 'fees', sweep: { ...NOWHERE.sweep, seeds: 5 } }],
    [
      '?room=fees&fees=percent_100_300_50',
      {
        tab: 'fees',
        sweep: {
          ...NOWHERE.sweep,
          range: { figure: 'instantFeeBasisPoints', from: 100, to: 300, step: 50 },
        },
      },
    ],
    ['?room=fees&per=year', { tab: 'fees', sweep: { ...NOWHERE.sweep, period: 'year' } }],
    ['?room=fees&grid=takeUp', { tab: 'fees', sweep: { ...NOWHERE.sweep, grid: 'takeUp' } }],
    [
      '?room=fees&goal=-150050_250',
      {
        tab: 'fees',
        sweep: { ...NOWHERE.sweep, goal: { marginCents: -1_500_50, shareBasisPoints: 250 } },
      },
    ],
    [
      '?room=fees&twice=250',
      { tab: 'fees', sweep: { ...NOWHERE.sweep, paidTwiceBasisPoints: 250 } },
    ],
  ] as const)('%s is read, and written as it was', (search, place) => {
    expect(placeOf(search)).toEqual({ ...NOWHERE, ...place })
    expect(searchOf(placeOf(search))).toBe(search)
  })

  it('holds the query that was asked in the books, and says nothing of it elsewhere', () => {
    const query = "SELECT '·' AS dot\nFROM payouts"
    const search = searchOf({ ...NOWHERE, tab: 'books', query })
    expect(search).toMatch(/^\?room=books&sql=[\w-]+$/)
    expect(placeOf(search)).toEqual({ ...NOWHERE, tab: 'books', query })
    expect(searchOf({ ...NOWHERE, query })).toBe('')
  })

  it('keeps, when the reader goes back, what the room that they come to says nothing of', () => {
    const left = { query: 'SELECT 1', journalOf: 7, sweep: { ...NOWHERE.sweep, seeds: 5 } }
    expect(placeOnReturn('?room=payouts', left)).toEqual({ ...NOWHERE, tab: 'payouts', ...left })
    expect(placeOnReturn('?room=fees&seeds=7', left)).toMatchObject({
      query: 'SELECT 1',
      sweep: { seeds: 7 },
    })
    expect(placeOnReturn('?room=fees', left)).toMatchObject({ sweep: NOWHERE.sweep })
    expect(placeOnReturn('?room=books', left)).toMatchObject({
      query: '',
      journalOf: null,
      sweep: { seeds: 5 },
    })
  })

  it('holds the alternatives of the room of fees', () => {
    const changes = { 'policy.instantFeeFlatCents': 199, 'policy.instantFeeBasisPoints': 0 }
    const alternatives = [{ name: '$1.99 a payout', changes }]
    const sweep = { ...NOWHERE.sweep, alternatives }
    const search = searchOf({ ...NOWHERE, tab: 'fees', sweep })
    expect(search).toMatch(/^\?room=fees&alternatives=[\w-]+$/)
    expect(placeOf(search).sweep).toEqual(sweep)
  })

  it.each([
    '?room=cellar',
    '?creator=-1',
    '?creator=1e9',
    '?payout=0',
    '?from=2026-02-30&to=2026-03-01',
    '?from=2026-09-02&to=2026-09-01',
    '?from=2026-09-02',
    '?schedule=hourly',
    '?view=inside&unknown=1',
    '?compare=&with=1a-2b',
    '?seeds=201',
    '?fees=percent_300_100_50',
    '?alternatives=torn',
    '?grid=country',
    '?per=week',
    '?journal=creator-17',
    '?goal=1.5_500',
    '?goal=100_10001',
    '?twice=0',
    '?twice=10001',
  ])('%s cannot be read, and is as if it were not there', (search) => {
    expect(placeOf(search)).toEqual(NOWHERE)
  })
})

describe('what is damaged in an address', () => {
  const whole = searchOf({ ...NOWHERE, tab: 'books', query: 'SELECT 1 FROM payouts' })

  it.each([
    ['a query that has lost its end', whole.slice(0, -3), ['sql']],
    ['a query with a changed letter', whole.replace('sql=', 'sql=x'), ['sql']],
    ['a query of which nothing is left', '?room=books&sql=', ['sql']],
    ['alternatives', '?room=fees&alternatives=torn', ['alternatives']],
    ['a whole query', whole, []],
    ['nothing', '?room=books', []],
  ])('%s', (_, search, damaged) => {
    expect(damagedIn(search)).toEqual(damaged)
  })
})

describe('a place that is sent to others', () => {
  it.each([
    ['?room=creators&creator=3&compare=1a-2b.3c-4d&with=3c-4d', '?room=creators&creator=3'],
    ['?room=compare&compare=1a-2b.3c-4d', ''],
    ['?room=fees&seeds=5', '?room=fees&seeds=5'],
  ])('names no runs of the own shelf: %s', (search, sent) => {
    expect(searchForOthers(search)).toBe(sent)
  })

  it.each(['', '?room=fees&seeds=5'])(
    'is marked as that of a link, and the same place: %s',
    (search) => {
      const marked = searchOfLink(search)
      expect(withFragment(marked)).toBe(`${marked}#s1.`)
      expect(placeOf(marked)).toEqual(placeOf(search))
    },
  )
})
