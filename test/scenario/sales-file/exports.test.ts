import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isoFromInstant } from '../../../src/core/calendar'
import { EXPORT_NAMES, type ExportName } from '../../../src/scenario/sales-file/exports'
import { withChoices, type ReadingChoices } from '../../../src/scenario/sales-file/reading'
import { answerTo, salesOfBytes } from '../../support/sales-files'

const FOLDER = 'test/scenario/sales-file/exports'
const fileOf = (name: string): Buffer => readFileSync(`${FOLDER}/${name}.csv`)

interface Expected {
  /** What the file leaves open. */
  asked: string[]
  choices?: ReadingChoices
  creators: string[]
  /** Creator, time, cents, and when it was taken back. */
  sales: (readonly [number, string, number, string?])[]
  leftOut: Record<string, number>
}

const SHOP: ReadingChoices = { oneCreator: 'shop' }
const EXPECTED: Readonly<Record<Exclude<ExportName, 'payout-lab' | 'other'>, Expected>> = {
  'gumroad-sales': {
    asked: ['creator'],
    choices: SHOP,
    creators: ['shop'],
    sales: [
      [0, '2026-03-01T10:15:00Z', 20_00],
      [0, '2026-03-03T12:30:00Z', 35_50],
    ],
    leftOut: { 'taken-back': 2, total: 1 },
  },
  'gumroad-payouts': {
    asked: ['creator'],
    choices: SHOP,
    creators: ['shop'],
    sales: [
      [0, '2026-03-01T12:00:00Z', 20_00],
      [0, '2026-03-02T12:00:00Z', 35_50, '2026-03-05T12:00:00Z'],
      [0, '2026-03-03T12:00:00Z', 35_50, '2026-03-07T12:00:00Z'],
    ],
    leftOut: { 'no-sale': 2, 'refund-of-a-part': 1, total: 1 },
  },
  'shopify-orders': {
    asked: [],
    creators: ['Clay House', 'Fern Studio'],
    sales: [
      [0, '2026-03-01T14:58:00Z', 35_00],
      [1, '2026-03-01T14:58:00Z', 26_00],
    ],
    leftOut: { 'no-sale': 2, 'taken-back': 1 },
  },
  'shopify-payments': {
    asked: ['creator'],
    choices: SHOP,
    creators: ['shop'],
    sales: [
      [0, '2026-03-01T15:00:00Z', 66_00],
      [0, '2026-03-02T13:00:00Z', 15_00, '2026-03-04T14:00:00Z'],
    ],
    leftOut: { 'no-sale': 1 },
  },
  'stripe-balance': {
    asked: [],
    creators: ['acct_clay', 'acct_fern'],
    sales: [
      [1, '2026-03-01T10:00:00Z', 40_00],
      [0, '2026-03-03T10:00:00Z', 12_50, '2026-03-06T10:00:00Z'],
    ],
    leftOut: { 'no-sale': 1, 'other-currency': 1 },
  },
  'stripe-payout-reconciliation': {
    asked: [],
    creators: ['acct_clay', 'acct_fern'],
    sales: [
      [1, '2026-03-01T10:00:00Z', 40_00],
      [0, '2026-03-02T10:00:00Z', 25_00, '2026-03-05T10:00:00Z'],
    ],
    leftOut: { 'no-sale': 1 },
  },
  'paypal-activity': {
    asked: ['creator'],
    choices: SHOP,
    creators: ['shop'],
    sales: [
      [0, '2026-03-01T18:00:00Z', 1_250_00],
      [0, '2026-03-13T17:00:00Z', 50_00, '2026-03-14T16:00:00Z'],
    ],
    leftOut: { 'no-sale': 2, 'refund-without-sale': 1 },
  },
  'lemon-squeezy-orders': {
    asked: [],
    creators: ['11'],
    sales: [
      [0, '2026-03-01T10:00:00Z', 11_99],
      [0, '2026-03-02T10:00:00Z', 25_00],
    ],
    leftOut: { 'no-sale': 1, 'taken-back': 1 },
  },
  'etsy-payments': {
    asked: ['creator'],
    choices: SHOP,
    creators: ['shop'],
    sales: [
      [0, '2026-03-01T12:00:00Z', 24_50],
      [0, '2026-03-14T12:00:00Z', 18_00],
    ],
    leftOut: {},
  },
  patreon: {
    asked: ['creator', 'timeZone'],
    choices: { ...SHOP, timeZone: 'America/New_York' },
    creators: ['shop'],
    sales: [
      [0, '2026-03-01T13:00:00Z', 5_00],
      [0, '2026-03-01T13:06:00Z', 12_50],
    ],
    leftOut: { 'no-sale': 2 },
  },
  'square-transactions': {
    asked: ['creator'],
    choices: { creator: 'Location' },
    creators: ['Market'],
    sales: [
      [0, '2026-03-13T16:14:03Z', 1_200_00],
      [0, '2026-03-14T17:00:00Z', 4_50, '2026-03-15T17:00:00Z'],
    ],
    leftOut: {},
  },
  'woocommerce-orders': {
    asked: ['creator', 'timeZone'],
    choices: { ...SHOP, timeZone: 'Europe/Berlin' },
    creators: ['shop'],
    sales: [
      [0, '2026-03-01T09:30:00Z', 1_108_00],
      [0, '2026-03-03T11:00:00Z', 20_00, '2026-03-04T11:00:00Z'],
    ],
    leftOut: { 'no-sale': 1 },
  },
  'bandcamp-sales': {
    asked: [],
    creators: ['Fern'],
    sales: [
      [0, '2026-03-01T10:12:00Z', 10_00, '2026-03-15T01:02:00Z'],
      [0, '2026-03-13T23:28:00Z', 52_00],
    ],
    leftOut: { 'no-sale': 1, 'other-currency': 1 },
  },
}

describe.each(Object.entries(EXPECTED))('%s', (name, { asked, choices, ...expected }) => {
  it('is recognised by its header and asks for what it leaves open', () => {
    const answer = answerTo(fileOf(name))
    const questions = answer.outcome === 'questions' ? answer.questions : []
    expect(questions.map(({ choice }) => choice)).toEqual(asked)
    expect(answer).toMatchObject(
      answer.outcome === 'questions'
        ? { draft: { readAs: name } }
        : { sales: { reading: { readAs: name } } },
    )
  })

  it('is read as it is meant', () => {
    const { creators, sales, leftOut, rows, refundRows } = salesOfBytes(fileOf(name), choices)
    expect({
      creators,
      sales: sales.map(({ creator, at, amountCents, reversed }) => [
        creator,
        isoFromInstant(at),
        amountCents,
        ...(reversed ? [isoFromInstant(reversed.at)] : []),
      ]),
      leftOut: Object.fromEntries(leftOut.map(({ reason, count }) => [reason, count])),
    }).toEqual(expected)
    const rowsLeftOut = leftOut.reduce((sum, { count }) => sum + count, 0)
    expect(sales.length + refundRows + rowsLeftOut).toBe(rows)
  })

  it('is read alike by the reading that it gave', () => {
    const first = salesOfBytes(fileOf(name), choices)
    expect(salesOfBytes(fileOf(name), first.reading)).toEqual(first)
  })
})

it('each export has a file of its shape, and the test knows each file', () => {
  const files = readdirSync(FOLDER).map((file) => file.replace('.csv', ''))
  const known = EXPORT_NAMES.filter((name) => name !== 'payout-lab' && name !== 'other')
  expect(files.toSorted()).toEqual(known.toSorted())
})

it('a column of times that has hours alone is read with the day beside it', () => {
  const hours = fileOf('gumroad-sales')
    .toString()
    .replaceAll(/2026-03-\d\d (\d\d:\d\d:\d\d) UTC/g, '$1')
  const { sales, reading } = salesOfBytes(Buffer.from(hours), SHOP)
  expect([reading.soldAt, reading.timeOfDay]).toEqual([
    'Purchase Date',
    'Purchase Time (UTC timezone)',
  ])
  expect(sales).toEqual(salesOfBytes(fileOf('gumroad-sales'), SHOP).sales)
})

it('a file can be read as something else than what it looks like', () => {
  const bytes = fileOf('shopify-payments')
  const answer = answerTo(bytes, withChoices({ readAs: 'other' }, SHOP))
  expect(answer).toMatchObject({ outcome: 'questions', draft: { readAs: 'other' } })
})
