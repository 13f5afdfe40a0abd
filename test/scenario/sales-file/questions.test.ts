import { describe, expect, it } from 'vitest'
import { cells, imported, questionsOf, refusal, withColumn } from '../../support/sales-files'

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
