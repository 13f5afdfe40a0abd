import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoFromDay, isoFromInstant } from '../../../src/core/calendar'
import { withChoices, type ReadingChoices } from '../../../src/scenario/sales-file/reading'
import { imported, leftOutOf, questionsOf, refusal } from '../../support/sales-files'

const amountsOf = (text: string, choices: ReadingChoices = {}): number[] =>
  imported(text, choices).sales.map((sale) => sale.amountCents)
const rowOf = (soldAt: string, amount: string): string =>
  `creator_id,sold_at,amount_usd\n1,2026-01-01,1\n1,${soldAt},${amount}\n`

const withColumn = (name: string, ...values: string[]): string =>
  [
    `creator,date,amount,${name}`,
    ...values.map((value, index) => `a,${isoFromDay(index)},10.50,${value}`),
  ].join('\n')
const cells = (header: string, ...rows: string[]): string => [header, ...rows].join('\n')

describe('a sales file', () => {
  it.each([
    ['with the same number', 'a,2026-01-01,5,s1', 2],
    ['with another amount, as another line of an order has', 'a,2026-01-01,6,s1', undefined],
    ['without a number, as two sales of a day may be', 'a,2026-01-01,5,', undefined],
  ])('counts rows that repeat earlier ones, and takes them: %s', (_what, row, repeated) => {
    const first = row.endsWith(',') ? row : 'a,2026-01-01,5,s1'
    const others = repeated === undefined ? [row] : [row, row]
    const text = cells('creator_id,sold_at,amount_usd,sale_id', first, ...others)
    const { sales, repeatedRows } = imported(text)
    expect(sales).toHaveLength(1 + others.length)
    expect(repeatedRows).toBe(repeated)
  })

  it('is read as it is with creator_id, sold_at and amount_usd', () => {
    const sales = imported(
      'creator_id,sold_at,amount_usd\n7,2026-03-02,12.50\n3,2026-03-01,1\n7,2026-03-01,2\n',
    )
    expect(sales.creators).toEqual(['3', '7'])
    expect(sales.sales.map((sale) => [sale.creator, isoFromInstant(sale.at)])).toEqual([
      [0, '2026-03-01T12:00:00Z'],
      [1, '2026-03-01T12:00:00Z'],
      [1, '2026-03-02T12:00:00Z'],
    ])
    expect([isoFromDay(sales.firstDay), isoFromDay(sales.lastDay)]).toEqual([
      '2026-03-01',
      '2026-03-02',
    ])
    expect(sales.totalCents).toBe(15_50)
    expect(sales.leftOut).toEqual([])
  })

  it.each([
    ['a byte order mark', '\uFEFFcreator,date,price\na,2026-01-01,1.00\n'],
    ['Windows line ends', 'creator,date,price\r\na,2026-01-01,1.00\r\n'],
    ['semicolons', 'creator;date;price\na;2026-01-01;1.00\n'],
    ['tabs', 'creator\tdate\tprice\na\t2026-01-01\t1.00\n'],
    ['quotes', '"creator","date","price"\n"a","2026-01-01","1.00"\n'],
    ['upright lines', 'creator|date|price\na|2026-01-01|1.00\n'],
    ['a line that names the delimiter', 'sep=;\r\ncreator;date;price\r\na;2026-01-01;1.00\r\n'],
    ['old Macintosh line ends', 'creator,date,price\ra,2026-01-01,1.00\r'],
    ['rows of delimiters only', 'creator,date,price\n,,\na,2026-01-01,1.00\n,,,,\n'],
    ['delimiters after the last field', 'creator,date,price\na,2026-01-01,1.00,,\n'],
    ['blank lines', '\ncreator,date,price\n\n  \na,2026-01-01,1.00\n\n'],
    ['other columns between', 'no,creator,country,date,price\n1,a,US,2026-01-01,1.00\n'],
    ['names in another case', 'Seller ID,Created At,Amount (cents)\na,2026-01-01,100\n'],
    ['names of another kind', 'Account,Timestamp,Total\na,2026-01-01T12:00:00Z,$1.00\n'],
  ])('may have %s', (_what, text) => {
    const { creators, sales, leftOut } = imported(text)
    expect({ creators, leftOut }).toEqual({ creators: ['a'], leftOut: [] })
    expect(sales.map((sale) => [isoFromInstant(sale.at), sale.amountCents])).toEqual([
      ['2026-01-01T12:00:00Z', 1_00],
    ])
  })

  it('is read by the columns that the user names', () => {
    const columns = { creator: 'who', soldAt: 'when', amount: 'how_much' }
    const text = 'who,when,how_much,amount\na,2026-01-01,3.00,4.00\n'
    expect(imported(text, columns).totalCents).toBe(3_00)
    expect(refusal(text, { ...columns, amount: 'much' })).toEqual([
      `columns.amount: got "much", expected one of the file's columns: who, when, how_much, amount`,
    ])
  })

  it('lists each row that it leaves out with the line on which it begins', () => {
    const text =
      'creator,date,price\r\n"two\r\nlines",2026-01-01,1.00\r\n\r\na,2026-01-01\r\n,2026-01-01,1\r\na,2026-01-01,1,2\r\n' +
      'a,2026-01-01,x\r\nb,2026-01-01,2"\r\n'
    expect(imported(text).sales).toHaveLength(1)
    expect(leftOutOf(text)).toEqual([
      [5, 'columns', 'the whole row', 'a, 2026-01-01'],
      [6, 'creator', 'creator', ''],
      [7, 'columns', 'the whole row', 'a, 2026-01-01, 1, 2'],
      [8, 'amount', 'price', 'x'],
      [9, 'amount', 'price', '2"'],
    ])
  })

  it('leaves out a creator whose name SQLite would show cut off', () => {
    const many = 'b,2026-01-01,1.00\n'.repeat(1_000)
    expect(leftOutOf(`creator,date,price\n${many}b\0c,2026-01-01,1.00\n`)).toEqual([
      [1_002, 'creator', 'creator', 'b\0c'],
    ])
  })

  it('counts the rows that it leaves out by reason, and quotes the first few', () => {
    const { leftOut } = imported(
      `creator,date,price\na,2026-01-01,1.00\n${'a,never,1.00\n'.repeat(9)}`,
    )
    expect(leftOut.map(({ reason, count, first }) => [reason, count, first.length])).toEqual([
      ['time', 9, 5],
    ])
  })

  it('reads each creator, time and amount of a file with quoted line ends at its line', () => {
    const rows = fc.array(fc.record({ note: fc.string(), cents: fc.nat(100_000) }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(rows, (given) => {
        const text = given.map(
          ({ note, cents }) => `a,2026-01-01,${cents},"${note.replaceAll('"', '""')}"`,
        )
        const choices = { totalRow: 'sale' } as const
        const { sales, leftOut } = imported(
          ['creator,date,cents,note', ...text].join('\r\n'),
          choices,
        )
        const written = given.map(({ cents }) => cents).toSorted((one, other) => one - other)
        expect(sales.map(({ amountCents }) => amountCents)).toEqual(written)
        expect(leftOut).toEqual([])
      }),
    )
  })

  it.each([
    ['nothing', '', ['file: got nothing, expected a header and rows of sales']],
    [
      'no rows',
      'creator,date,price\n\n',
      ['rows: got 0, expected at least one row of sales below the header'],
    ],
    [
      'no sale',
      'creator,date,price\na,2026-01-01,x\n',
      [
        'line 2, price: got "x", expected an amount in dollars with at most two decimals, as in 1,250.50 (amounts that cannot be read: 1)',
      ],
    ],
    [
      'many rows and no sale, the commonest reason first',
      cells(
        'creator,date,price,status',
        ...'xyz'.split('').map((x) => `a,2026-01-01,${x},paid`),
        ',2026-01-01,1.50,paid',
        'a,2026-01-01,1.50,failed',
      ),
      [
        'line 2, price: got "x", expected an amount in dollars with at most two decimals, as in 1,250.50 (amounts that cannot be read: 3)',
        'line 5, creator: got "", expected a creator of 1 to 120 characters, none of them with the code 0 (rows without a creator: 1)',
      ],
    ],
    [
      'only rows that are no sales',
      cells('creator,date,price,status', 'a,2026-01-01,1.50,failed', 'a,2026-01-01,1.50,declined'),
      [
        'line 2, status: got "failed", expected a row that is a sale (rows that are not sales by status, type or flag: 2)',
      ],
    ],
    [
      'hours in its column of times',
      cells('creator,sold_at,price', 'a,10:00:00,1.50', 'a,11:30 pm,1.50'),
      [
        'line 2, sold_at: got "10:00:00", expected a day with its hour; the day may be in another column (times that cannot be read: 2)',
      ],
    ],
    [
      'a quote that is never closed',
      'creator,date,price\na,2026-01-01,1\n\na,2026-01-01,"1\nb,2026-01-01,1\n',
      [
        'line 4: got "a,2026-01-01,\\"1", expected a closing quote (") at the end of each quoted value',
      ],
    ],
  ])('is refused with %s in it', (_what, text, problems) => {
    expect(refusal(text)).toEqual(problems)
  })

  it('loses no row with anything in it: each is a sale or is rejected', () => {
    const field = fc.oneof(
      fc.constantFrom('a', '2026-01-01', '12.50', '', '-1', '"', 'x"y', '"q"', ' '),
      fc.string({ maxLength: 5, unit: 'binary-ascii' }).filter((text) => !/[\r\n"\0]/.test(text)),
    )
    const row = fc
      .array(field, { minLength: 2, maxLength: 5 })
      .filter((fields) => !fields.some((text) => text.startsWith('"') && text !== '"q"'))
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const text = ['creator,date,price', 'a,2026-01-01,1.00', ...rows.map(String)].join('\n')
        const { sales, leftOut, refundRows, rows: count } = imported(text, { totalRow: 'sale' })
        const left = leftOut.reduce((sum, reason) => sum + reason.count, 0)
        const withContent = rows.filter((fields) => fields.some((text) => text.trim() !== ''))
        expect(sales.length + refundRows + left).toBe(withContent.length + 1)
        expect(count).toBe(withContent.length + 1)
      }),
    )
  })

  it('gives back every amount of cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_00 }), (cents) => {
        const digits = String(cents).padStart(3, '0')
        const text = `${digits.slice(0, -2)}.${digits.slice(-2)}`
        expect(amountsOf(rowOf('2026-01-02', text))[1]).toBe(cents)
      }),
    )
  })
})

/** A file of one sale of $10.50, with what is said besides. */
describe('what a file leaves open is asked, not guessed', () => {
  it.each([
    [
      'a sign in the header',
      cells('creator,date,Amount (€)', 'a,2026-01-01,1.50'),
      'header-names-currency',
      'currency=none',
    ],
    [
      'a code in the header',
      cells('creator,date,priceEur', 'a,2026-01-01,1.50'),
      'header-names-currency',
      'currency=none',
    ],
    [
      'another dollar in the header',
      cells('creator,date,Total C$', 'a,2026-01-01,1.50'),
      'header-names-currency',
      'currency=none',
    ],
    [
      'a currency in a note above the header',
      cells('All amounts in GBP', 'creator,date,amount', 'a,2026-01-01,1.50'),
      'header-names-currency',
      'currency=none',
    ],
    [
      'a currency under any other name',
      withColumn('foo', 'EUR', 'USD'),
      'currency-by-values',
      'currency=foo',
    ],
    [
      'two currencies of a row',
      cells('creator,date,amount,Currency,Deposit Currency', 'a,2026-01-01,1.50,EUR,USD'),
      'currency-several',
      "'currency=Deposit Currency'",
    ],
    [
      'whole amounts',
      cells('creator,date,total_usd', 'a,2026-01-01,1199'),
      'amounts-are-whole',
      'unit=cents',
    ],
    [
      'a status that nobody knows',
      withColumn('status', 'paid', 'on ice'),
      'row-kind-unknown',
      "'rows=status:on ice=sale'",
    ],
    [
      'how much was refunded, in a column of its own',
      withColumn('Partial Refund ($)', '0.00', '4.00'),
      'row-kind-unknown',
      "'rows=Partial Refund ($):*=left-out'",
    ],
    [
      'refunds that name their sale',
      cells('creator,date,amount,order id', 'a,2026-01-01,1.50,7', 'a,2026-01-05,-1.50,7'),
      'refunds-name-sales',
      'refunds=of-their-sale',
    ],
    [
      'a row that is the sum of the others',
      cells('creator,date,amount', 'a,2026-01-01,1.50', 'a,2026-01-02,2.50', 'z,2026-01-03,4.00'),
      'row-is-the-sum',
      'total_row=left-out',
    ],
    [
      'amounts that differ',
      cells('creator,date,price,total', 'a,2026-01-01,10.50,31.50'),
      'amount-several',
      'amount=total',
    ],
    [
      'amounts of one piece',
      cells('creator,date,price,quantity', 'a,2026-01-01,10.50,3'),
      'amount-of-one-piece',
      'quantity=quantity',
    ],
    [
      'local times',
      cells('creator,date,amount', 'a,2026-01-01 10:00,1.50'),
      'times-without-zone',
      'time_zone=UTC',
    ],
    [
      'a zone of several meanings',
      cells('creator,date,time,time zone,amount', 'a,2026-01-01,10:00,IST,1.50'),
      'zones-unknown',
      'time_zone=UTC',
    ],
    [
      'dates of either order',
      cells('creator,date,amount', 'a,1/2/2026,1.50'),
      'dates-either-order',
      'dates=day-first',
    ],
    [
      'dates that contradict each other',
      cells('creator,date,amount', 'a,31/8/2026,1.50', 'a,8/31/2026,1.50'),
      'dates-contradict',
      'dates=month-first',
    ],
    [
      'quotes after spaces',
      cells('creator,date,amount', '"a, b", "2026-01-01", 1.50'),
      'quotes-after-spaces',
      'quotes=after-spaces',
    ],
    [
      'several columns of creators',
      cells('seller,seller,date,amount', 'a,b,2026-01-01,1.50'),
      'creator-several',
      'one_creator=',
    ],
  ])('%s', (_what, text, reason, word) => {
    expect(questionsOf(text).map((question) => question.reason)).toEqual([reason])
    expect(refusal(text).join('\n')).toContain(`--read ${word}`)
  })

  it('a column whose name no line has room for, without its name', () => {
    const [asked] = refusal(`${'x'.repeat(3000)},date,amount\na,2026-01-01,1.50\n`)
    expect(asked).toMatch(/--read creator=<column> or --read one_creator=<name>$/)
  })

  it('a file whose header says nothing, one question for each part of a sale', () => {
    expect(refusal('who,when,what,how\na,b,c,d\n')).toEqual([
      'line 1: got "", expected a column of creators: --read creator=<column> or --read one_creator=<name>',
      'line 1: got "", expected a column of times of sale: --read sold_at=<column>',
      'line 1: got "", expected a column of amounts: --read amount=<column>',
    ])
  })

  it('each answer settles its question, and the same file is read', () => {
    const text = cells(
      'creator,date,price,quantity,status',
      'a,1/2/26 10:00,10,3,on ice',
      'b,3/2/26 11:00,20,1,paid',
    )
    let choices = {}
    const asked: string[] = []
    for (let open = questionsOf(text); open.length > 0; open = questionsOf(text, choices)) {
      asked.push(open[0]!.reason)
      const free = { ...choices, timeZone: 'Europe/Berlin' }
      choices = open[0]!.answers[0]!.choices
        ? { ...choices, ...open[0]!.answers.find((answer) => answer.choices)!.choices }
        : free
    }
    expect(asked).toEqual([
      'amount-of-one-piece',
      'amounts-are-whole',
      'dates-either-order',
      'times-without-zone',
      'row-kind-unknown',
    ])
    expect(imported(text, choices).totalCents).toBe(50_00)
  })
})

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

describe('a refund in a file', () => {
  const refunds = { refunds: 'of-their-sale' } as const
  const file = (...rows: string[]): string => cells('creator,date,amount,order id,type', ...rows)
  const reasons = (text: string): unknown[] =>
    leftOutOf(text, refunds).map((row) => (row as unknown[])[1])

  it('takes back its sale at its own time', () => {
    const text = file('a,2026-01-01,1.50,7,sale', 'a,2026-01-05T08:00:00Z,1.50,7,refund')
    const { sales, refundRows } = imported(text, refunds)
    expect(sales[0]!.reversed).toEqual({ kind: 'refund', at: 1767600000 })
    expect(refundRows).toBe(1)
  })

  it('takes back all of an order that it is worth', () => {
    const text = file(
      'a,2026-01-01,1.50,7,sale',
      'b,2026-01-01,2.50,7,sale',
      ',2026-01-05,-4.00,7,refund',
    )
    expect(imported(text, refunds).sales.map(({ reversed }) => reversed?.kind)).toEqual([
      'refund',
      'refund',
    ])
  })

  it('that names its creator has the first choice, also before earlier ones that name none', () => {
    const text = file(
      'anna,2026-01-01,10.50,7,sale',
      'bert,2026-01-02,10.50,7,sale',
      ',2026-01-03,10.50,7,refund',
      'anna,2026-01-04,10.50,7,refund',
    )
    const { sales } = imported(text, refunds)
    expect(sales.map(({ reversed }) => reversed && isoFromInstant(reversed.at))).toEqual([
      '2026-01-04T12:00:00Z',
      '2026-01-03T12:00:00Z',
    ])
    expect(leftOutOf(text, refunds)).toEqual([])
  })

  it('that names its creator takes back a sale of theirs alone', () => {
    const text = file(
      'anna,2026-01-01,10.50,7,sale',
      'bert,2026-01-02,10.50,7,sale',
      ',2026-01-03,10.50,7,refund',
      'bert,2026-01-04,10.50,7,refund',
      'cleo,2026-01-05,10.50,7,refund',
    )
    const { sales } = imported(text, refunds)
    expect(sales.map(({ reversed }) => reversed && isoFromInstant(reversed.at))).toEqual([
      '2026-01-03T12:00:00Z',
      '2026-01-04T12:00:00Z',
    ])
    expect(leftOutOf(text, refunds)).toEqual([[6, 'refund-without-sale', 'order id', '7']])
  })

  it.each([
    ['its day alone', '2026-01-01T15:00:00Z', '2026-01-01', '2026-01-01T15:00:01Z'],
    [
      'its day alone, where the sale was',
      '2026-01-01 20:00 -08:00',
      '2026-01-01',
      '2026-01-02T04:00:01Z',
    ],
    [
      'an hour, of a sale with its day alone',
      '2026-01-01',
      '2026-01-01T09:00:00Z',
      '2026-01-01T12:00:01Z',
    ],
  ])('with %s, on the day of its sale, comes after it', (_what, sold, refunded, at) => {
    const text = file(`a,${sold},1.50,7,sale`, `a,${refunded},1.50,7,refund`)
    expect(isoFromInstant(imported(text, refunds).sales[0]!.reversed!.at)).toBe(at)
  })

  it('with its day alone is left out on the day before its sale', () => {
    expect(
      reasons(file('a,2026-01-02T15:00:00Z,1.50,7,sale', 'a,2026-01-01,1.50,7,refund')),
    ).toEqual(['refund-before-sale'])
  })

  it('is a quantity or a price below zero, and both are one', () => {
    const text = cells(
      'creator,date,price,quantity,order id',
      'a,2026-01-01,10.50,2,1',
      'a,2026-01-02,10.50,-2,1',
      'a,2026-01-03,10.50,1,2',
      'a,2026-01-04,-10.50,1,2',
      'a,2026-01-05,3.00,3.0,3',
      'a,2026-01-06,-3.00,−3.0,3',
    )
    const { sales, refundRows } = imported(text, { ...refunds, quantity: 'quantity' })
    expect(sales.map(({ amountCents, reversed }) => [amountCents, reversed?.kind])).toEqual([
      [21_00, 'refund'],
      [10_50, 'refund'],
      [9_00, 'refund'],
    ])
    expect(refundRows).toBe(3)
  })

  it.each([
    [
      'of a part',
      file('a,2026-01-01,1.50,7,sale', 'a,2026-01-05,1.00,7,refund'),
      'refund-of-a-part',
    ],
    [
      'of no sale',
      file('a,2026-01-01,1.50,7,sale', 'a,2026-01-05,1.50,8,refund'),
      'refund-without-sale',
    ],
    [
      'before its sale',
      file('a,2026-01-09,1.50,7,sale', 'a,2026-01-05,1.50,7,refund'),
      'refund-before-sale',
    ],
    [
      'once more',
      file('a,2026-01-01,1.50,7,sale', 'a,2026-01-05,1.50,7,refund', 'a,2026-01-06,1.50,7,refund'),
      'refunded-already',
    ],
  ])('%s is left out', (_what, text, reason) => {
    expect(reasons(text)).toEqual([reason])
  })
})
