import { describe, expect, it } from 'vitest'
import { isoFromInstant } from '../../../src/core/calendar'
import { withChoices, type ReadingChoices } from '../../../src/scenario/sales-file/reading'
import {
  amountsOf,
  cells,
  imported,
  leftOutOf,
  questionsOf,
  refusal,
  withColumn,
} from '../../support/sales-files'

describe('what a file says of its rows is followed', () => {
  it.each([
    'Partial Refund ($)',
    'refund_amount',
    'Amount refunded',
    'Refunds',
    'refunded_amount_usd',
  ])('where nothing was refunded, %s asks nothing', (title) => {
    expect(questionsOf(withColumn(title, '', '0.00'))).toEqual([])
    expect(questionsOf(withColumn(title, '$0', '-'))).toEqual([])
  })

  it.each([
    ['few amounts', 3],
    ['more amounts than are asked about one by one', 12],
    ['more amounts than a column of kinds has values', 60],
  ])('what was refunded, %s: the answer is not for rows of nothing, however written', (_, many) => {
    const nothing = ['', '0', '0.0', '0.00', '$0.00', '"0,00"', '0.00 USD', 'US$0', '-']
    const amounts = Array.from({ length: many }, (_each, index) => `${index + 1}.50`)
    const text = withColumn('Partial Refund ($)', ...nothing, ...amounts)
    const [asked, ...others] = questionsOf(text)
    expect(others).toEqual([])
    expect(asked!.rows).toBe(many)
    const leaveOut = asked!.answers.find(({ label }) => label === 'rows-are-left-out')!
    expect(imported(text, leaveOut.choices!).sales).toHaveLength(nothing.length)
    expect(leftOutOf(text, leaveOut.choices!)).toHaveLength(many)
    expect(refusal(text).join('\n')).toContain("--read 'rows=Partial Refund ($):*=left-out'")
  })

  describe('a sale of which a part was refunded', () => {
    const restOf = (title: string): ReadingChoices => ({
      rowKinds: { [title]: { '*': 'sale-of-the-rest' } },
    })

    it('is a sale of the rest, where that is the answer', () => {
      const text = withColumn('Partial Refund ($)', '0.0', '4.00', '$1.25', '-2')
      const [asked] = questionsOf(text)
      expect(asked!.answers[0]!).toEqual({
        label: 'rows-are-sales-of-the-rest',
        value: null,
        choices: restOf('Partial Refund ($)'),
      })
      const { sales, partlyRefunded, reading } = imported(text, restOf('Partial Refund ($)'))
      expect(sales.map(({ amountCents }) => amountCents)).toEqual([10_50, 6_50, 9_25, 8_50])
      expect(partlyRefunded).toEqual({ sales: 3, cents: 7_25 })
      expect(imported(text, reading).sales).toEqual(sales)
    })

    it('is left out with nothing left of it, or with more refunded than it was', () => {
      const title = 'refund_amount'
      const text = withColumn(title, '10.50', '10.51', 'some', '10.49')
      expect(amountsOf(text, restOf(title))).toEqual([1])
      expect(leftOutOf(text, restOf(title))).toEqual([
        [2, 'taken-back', title, '10.50'],
        [3, 'amount', title, '10.51'],
        [4, 'amount', title, 'some'],
      ])
    })

    it('is without what each of several columns says', () => {
      const text = cells(
        'creator,date,amount,refunded before,refunded after',
        'a,2026-01-01,10.50,2.00,1.50',
      )
      const rest = { '*': 'sale-of-the-rest' } as const
      const choices: ReadingChoices = {
        rowKinds: { 'refunded before': rest, 'refunded after': rest },
      }
      const { sales, partlyRefunded } = imported(text, choices)
      expect(sales.map(({ amountCents }) => amountCents)).toEqual([7_00])
      expect(partlyRefunded).toEqual({ sales: 1, cents: 3_50 })
    })

    it('has its refund in the unit that the title says, and with its own decimal mark', () => {
      const cents = withColumn('Amount refunded (cents)', '250')
      expect(amountsOf(cents, restOf('Amount refunded (cents)'))).toEqual([8_00])
      const comma = withColumn('refunds', '"2,50"')
      expect(amountsOf(comma, restOf('refunds'))).toEqual([8_00])
    })

    it('that another column says is no sale, or that is a refund itself, is what it was', () => {
      const text = cells(
        'creator,date,amount,refunds,type',
        'a,2026-01-01,10.50,1.00,failed',
        'a,2026-01-02,10.50,1.00,refund',
        'a,2026-01-03,-10.50,1.00,sale',
        'a,2026-01-04,10.50,1.00,sale',
      )
      expect(amountsOf(text, restOf('refunds'))).toEqual([9_50])
      expect(leftOutOf(text, restOf('refunds')).map((row) => (row as unknown[])[1])).toEqual([
        'no-sale',
        'refund-without-sale',
        'refund-without-sale',
      ])
    })
  })

  it('an answer about several unknown statuses says nothing of those that are known', () => {
    const unknown = ['on ice', 'red', 'green', 'blue', 'white', 'black', 'grey']
    const text = withColumn('status', 'paid', 'failed', ...unknown)
    const [asked, ...others] = questionsOf(text)
    expect(others).toEqual([])
    expect([asked!.reason, asked!.rows]).toEqual(['row-kinds-unknown', unknown.length])
    const areSales = asked!.answers.find(({ label }) => label === 'rows-are-sales')!
    expect(leftOutOf(text, areSales.choices!)).toEqual([[3, 'no-sale', 'status', 'failed']])
    const areNot = asked!.answers.find(({ label }) => label === 'rows-are-left-out')!
    expect(imported(text, areNot.choices!).sales).toHaveLength(1)
    expect(refusal(text).join('\n')).toContain(
      "on ice, red, green, blue, white, black …) (7 rows): --read 'rows=status:<value>=sale' or",
    )
  })

  it.each([
    ['paid', 'failed'],
    ['succeeded', 'declined'],
    ['completed', 'pending'],
    ['complete', 'voided'],
    ['Paid', 'Refunded', 'taken-back'],
    ['Paid', 'charged_back', 'taken-back'],
  ])('a status: %s is a sale, %s is none', (sale, none, reason = 'no-sale') => {
    const text = withColumn('Status', sale, none)
    expect(imported(text).totalCents).toBe(10_50)
    expect(leftOutOf(text)).toEqual([[3, reason, 'Status', none]])
  })

  it.each(['payout', 'fee', 'General Currency Conversion', 'transfer'])(
    'a type: %s is no sale, under whatever name the column has',
    (none) => {
      const text = withColumn('Vorgang', 'sale', none, 'payout')
      expect(imported(text).totalCents).toBe(10_50)
      expect(leftOutOf(text)).toHaveLength(2)
    },
  )

  it.each(['Fully Refunded?', 'is_disputed', 'voided'])('a flag: %s', (name) => {
    const text = withColumn(name, '0', '1', 'false', 'yes', '')
    expect(leftOutOf(text).map((row) => (row as unknown[])[0])).toEqual([3, 5])
  })

  it('a time at which a row was taken back', () => {
    const text = withColumn('refunded_at', '', '2026-02-01', '0000-00-00 00:00:00', '0')
    expect(leftOutOf(text)).toEqual([[3, 'taken-back', 'refunded_at', '2026-02-01']])
  })

  it.each(['TOTAL', 'Grand total', 'Summe', 'Totals:'])('%s is the sum of others', (word) => {
    const text = cells('creator,date,amount', 'a,2026-01-01,1.50', `${word},2026-01-03,1.50`)
    expect(leftOutOf(text)).toEqual([[3, 'total', 'creator', word]])
  })

  it('another currency, in a column whatever its name', () => {
    for (const name of ['Transaction Currency', 'Deposit Currency', 'ccy', 'Währung']) {
      const text = withColumn(name, 'usd', 'EUR', '')
      expect(leftOutOf(text)).toEqual([[3, 'other-currency', name, 'EUR']])
    }
  })

  it('a total that is price times quantity', () => {
    const text = cells('creator,date,Price,Quantity,Total', 'a,2026-01-01,10.00,3,30.00')
    expect(imported(text).totalCents).toBe(30_00)
    expect(imported(text, { amount: 'Price', quantity: 'Quantity' }).totalCents).toBe(30_00)
  })

  it('quantities of one, unless a price above zero has one below it', () => {
    const header = 'creator,date,price,quantity'
    const kept = cells(header, 'a,2026-01-01,10.50,1', 'a,2026-01-02,-10.50,-1')
    expect(imported(kept).reading.quantity).toBeNull()
    const open = cells(header, 'a,2026-01-01,10.50,1', 'a,2026-01-02,10.50,-1')
    expect(
      questionsOf(open).map(({ reason, rows, examples }) => [reason, rows, examples[0]!.line]),
    ).toEqual([['amount-of-one-piece', 1, 3]])
  })

  it('a total that is price times quantity, also of what came back', () => {
    const text = cells(
      'creator,date,Price,Quantity,Total',
      'a,2026-01-01,10.00,3,30.00',
      'a,2026-01-02,-10.00,-3,-30.00',
    )
    expect(imported(text).reading).toMatchObject({ amount: 'Total', quantity: null })
  })

  it('a discount, as long as it is no more than the amount', () => {
    const text = cells(
      'creator,date,price,off',
      'a,2026-01-01,10.50,10.50',
      'a,2026-01-02,10.50,21.00',
      'a,2026-01-03,-10.50,-10.51',
    )
    expect(amountsOf(text, { discount: 'off' })).toEqual([0])
    expect(leftOutOf(text, { discount: 'off' })).toEqual([
      [3, 'amount', 'off', '21.00'],
      [4, 'amount', 'off', '-10.51'],
    ])
  })

  it('a discount of what is paid back, which makes that less', () => {
    const text = cells(
      'creator,date,price,off,order',
      'a,2026-01-01,10.50,2.50,s1',
      'a,2026-01-02,-10.50,2.50,s1',
    )
    const choices = { discount: 'off', saleId: 'order', refunds: 'of-their-sale' } as const
    const { sales } = imported(text, choices)
    expect(sales).toHaveLength(1)
    expect(sales[0]).toMatchObject({ amountCents: 8_00, reversed: { kind: 'refund' } })
  })

  it('a total among other rows, which alone is left out', () => {
    const text = cells(
      'creator,date,price',
      'a,2026-01-01,10.50',
      'all,2026-01-02,31.50',
      'a,2026-01-03,9.50',
      'b,2026-01-04,11.50',
    )
    expect(amountsOf(text, { totalRow: 'left-out' })).toEqual([10_50, 9_50, 11_50])
    expect(leftOutOf(text, { totalRow: 'left-out' })).toEqual([[3, 'total', 'price', '31.50']])
  })

  it('a quantity, as long as the amount is no more than a sale may be', () => {
    const text = cells(
      'creator,date,price,quantity',
      'a,2026-01-01,10.00,100000000',
      'a,2026-01-02,10.01,100000000',
      'a,2026-01-03,999999999.50,999999999',
    )
    const choices = { quantity: 'quantity', totalRow: 'sale' } as const
    expect(amountsOf(text, choices)).toEqual([1_000_000_000_00])
    expect(leftOutOf(text, choices)).toEqual([
      [3, 'amount', 'quantity', '100000000'],
      [4, 'amount', 'quantity', '999999999'],
    ])
  })

  it('words that every object of the language knows', () => {
    const status = withColumn('status', 'paid', 'constructor', 'toString', '__proto__')
    expect(questionsOf(status).map(({ reason, value }) => [reason, value])).toEqual([
      ['row-kind-unknown', 'constructor'],
      ['row-kind-unknown', 'tostring'],
      ['row-kind-unknown', 'proto'],
    ])
    const areLeftOut = { rowKinds: { status: { constructor: 'left-out', '*': 'sale' } } } as const
    expect(leftOutOf(status, areLeftOut)).toEqual([[3, 'no-sale', 'status', 'constructor']])
    expect(amountsOf(status, { rowKinds: { status: { '*': 'sale' } } })).toHaveLength(4)
    for (const title of ['constructor', '__proto__', 'toString']) {
      const text = withColumn(title, 'sale', 'refund', 'failed')
      expect(leftOutOf(text).map((row) => (row as unknown[]).slice(0, 2))).toEqual([
        [4, 'no-sale'],
        [3, 'refund-without-sale'],
      ])
      const isNone = withChoices(
        { rowKinds: { [title]: { refund: 'sale' } } },
        { rowKinds: { [title]: { failed: 'sale' } } },
      )
      expect(imported(text, isNone).sales).toHaveLength(3)
    }
  })

  it('a time and a zone beside a date', () => {
    const { sales } = imported(
      cells(
        'creator,Date,Time,Time Zone,amount',
        'a,2026-01-01,10:00 pm,PST,1.50',
        'a,2026-07-01,10:00,Europe/Berlin,1.50',
      ),
    )
    expect(sales.map(({ at }) => isoFromInstant(at))).toEqual([
      '2026-01-02T06:00:00Z',
      '2026-07-01T08:00:00Z',
    ])
  })

  it.each([
    ['Purchase Date', 'Purchase Time (UTC timezone)'],
    ['purchase_time (UTC)', 'date'],
    ['day', 'time (UTC)'],
  ])('a day and an hour in two columns, %s and %s', (one, other) => {
    const hours = /time/i.test(one) ? ['10:00', '2026-01-01'] : ['2026-01-01', '10:00']
    const text = cells(`creator,${one},${other},amount`, `a,${hours.join(',')},1.50`)
    expect(isoFromInstant(imported(text).sales[0]!.at)).toBe('2026-01-01T10:00:00Z')
  })

  it('times in UTC, where the header says so', () => {
    const text = cells('creator,Created (UTC),amount', 'a,2026-01-01 10:00,1.50')
    expect(isoFromInstant(imported(text).sales[0]!.at)).toBe('2026-01-01T10:00:00Z')
  })

  it('a delimiter that somebody names, whatever the rows look like', () => {
    const text = cells(
      'Sales, all of them',
      'Amounts in dollars, without tax',
      'creator;date;amount',
      'a;2026-01-01;1,50',
      'b;2026-01-02;2,50',
    )
    expect(refusal(text)[0]).toContain('a column of creators')
    const named = imported(text, { delimiter: 'semicolon' })
    expect(named.totalCents).toBe(4_00)
    expect(named.reading.delimiter).toBe('semicolon')
    expect(imported(text, named.reading)).toEqual(named)
    const line = cells('sep=^', 'creator^date^amount', 'a^2026-01-01^1.50')
    expect(imported(line).reading.delimiter).toBeNull()
    expect(refusal(line, { delimiter: 'tab' })[0]).toContain('a column of creators')
  })

  it('a header below titles', () => {
    const text = cells('Sales of March', '', 'creator,date,amount', 'a,2026-01-01,1.50')
    expect(imported(text).reading.headerLine).toBe(3)
    expect(
      imported(cells('x,y,z', 'who,when,what', 'a,2026-01-01,1.50'), {
        headerLine: 2,
        creator: 'who',
        soldAt: 'when',
        amount: 'what',
      }).totalCents,
    ).toBe(1_50)
  })
})
