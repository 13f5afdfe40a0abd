import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { readArguments } from '../../src/cli/arguments'
import { readChoices, wordsOfReading, type ReadChoices } from '../../src/cli/reading-choices'
import { formatProblem } from '../../src/scenario/problems'
import { readSavedReading } from '../../src/scenario/sales-file/saved-reading'
import { imported, refusal } from '../support/sales-files'

const saved = (document: unknown) => (): ReadChoices => readSavedReading(document)
const read = (...given: string[]): ReadChoices => readChoices(given, saved({}))
const problemsOf = (answer: ReadChoices): string[] =>
  answer.ok ? [] : answer.problems.map(formatProblem)

describe('what --read says', () => {
  it('is understood word by word', () => {
    expect(
      read(
        'as=paypal-activity',
        'header=3',
        'one_creator=The shop',
        'currency=none',
        'rows=Status:On Hold=left-out',
        'rows=Status:*=sale',
      ),
    ).toEqual({
      ok: true,
      choices: {
        readAs: 'paypal-activity',
        headerLine: 3,
        oneCreator: 'The shop',
        currency: null,
        rowKinds: { Status: { 'on hold': 'left-out', '*': 'sale' } },
      },
    })
  })

  it.each([
    ['dates=sideways', /expected dates=day-first or dates=month-first or dates=year-first$/],
    ['header=x', /expected header=<line>, from 1$/],
    [
      'rows=Status',
      /expected rows=<column>:<value>=sale\|sale-of-the-rest\|refund\|chargeback\|left-out$/,
    ],
    ['colour=red', /as in amount=price, of as, header, .+; or @<file\.json>$/],
  ])('is refused where it is %s', (word, expected) => {
    expect(problemsOf(read(word))).toEqual([expect.stringMatching(expected)])
  })

  it('wins over a reading that was saved', () => {
    const report = { salesFile: { reading: { amount: 7 } } }
    const given = ['amount=total', '@report.json', 'unit=cents']
    expect(readChoices(given, saved(report))).toMatchObject({ ok: false })
    const { salesFile } = { salesFile: { reading: { amount: 'price', creator: null } } }
    expect(readChoices(given, saved({ salesFile }))).toEqual({
      ok: true,
      choices: { amount: 'total', amountUnit: 'cents' },
    })
  })

  it('leaves open of a saved reading what was of its file, and keeps which columns are not used', () => {
    const ofItsFile = { delimiter: null, creator: null, oneCreator: null }
    const ofItsDates = { dateOrder: null, timeZone: null }
    const notUsed = {
      ...{ currency: null, quantity: null, discount: null, timeOfDay: null },
      ...{ timeZoneColumn: null, saleId: null, refundOf: null },
    }
    expect(readSavedReading({ ...ofItsFile, ...ofItsDates, ...notUsed })).toEqual({
      ok: true,
      choices: notUsed,
    })
  })

  it('is refused where what was saved is no reading', () => {
    const orders = 'one of day-first, month-first, year-first'
    const text = 'text of 1 to 200 characters'
    const refused: [unknown, string[]][] = [
      [null, ['reading: got null, expected an object of choices']],
      // The report of a run on generated sales.
      [{ seed: 'one', salesFile: null }, ['reading: got nothing, expected an object of choices']],
      [{ dateOrder: 'sideways' }, [`reading.dateOrder: got "sideways", expected ${orders}`]],
      [
        { creator: 5, amount: '', headerLine: 0.5 },
        [
          'reading.headerLine: got 0.5, expected a whole number from 1',
          `reading.creator: got 5, expected ${text}`,
          `reading.amount: got "", expected ${text}`,
        ],
      ],
      [
        { unit: 'cents', rowKinds: [] },
        [
          'reading.rowKinds: got [], expected an object of choices',
          'reading.unit: got "cents", expected no such choice',
        ],
      ],
    ]
    for (const [document, lines] of refused) {
      expect(problemsOf(readChoices(['@x'], saved(document)))).toEqual(lines)
    }
  })

  it('reaches the program as it was offered, whatever a shell makes of the values in it', () => {
    const value = `$HOME \`id\` "it's" <a|b>`
    const quotedCell = `"${value.replaceAll('"', '""')}"`
    const offered = refusal(
      `creator,date,amount,status\na,2026-01-01,1.50,paid\na,2026-01-02,1.50,${quotedCell}`,
    )
    const [hint] = /--read .+?=sale'/s.exec(offered.join('\n'))!
    const words = execFileSync('sh', ['-c', `printf '%s\\n' ${hint}`], { encoding: 'utf8' })
    expect(words).toBe(`--read\nrows=status:${value.toLowerCase()}=sale\n`)
  })

  it('can be written from a reading, and gives the same sales again', () => {
    const text =
      'creator,date,price,Quantity,Status\na,1/2/26 10:00,10,3,On hold\nb,2/2/26 10:00,4,1,paid'
    const first = imported(text, {
      quantity: 'Quantity',
      amountUnit: 'dollars',
      dateOrder: 'month-first',
      timeZone: 'America/New_York',
      rowKinds: { Status: { 'on hold': 'sale' } },
    })
    const words = wordsOfReading(first.reading).map((word) => word.replace(/^'(.*)'$/, '$1'))
    const again = read(...words)
    if (!again.ok) throw new Error(problemsOf(again).join('\n'))
    expect(imported(text, again.choices).sales).toEqual(first.sales)
  })
})

describe('--memory and --strict', () => {
  const problems = (...given: string[]): string[] => {
    const answer = readArguments('simulate', ['default', '--out', 'x', ...given])
    return answer.ok === false ? answer.problems.map(formatProblem) : []
  }

  it('are read', () => {
    expect(
      readArguments('simulate', [
        'default',
        '--out',
        'x',
        '--sales',
        'y',
        '--memory',
        '8',
        '--strict',
      ]),
    ).toMatchObject({
      ok: true,
      arguments: { memoryLimitBytes: 8_000_000_000, isStrict: true },
    })
  })

  it('are refused where they mean nothing', () => {
    expect(problems('--memory', 'much')).toEqual([
      '--memory: got "much", expected gigabytes, as in 8',
    ])
    expect(problems('--sales', 'y', '--strict=false')).toEqual([
      '--strict: got "false", expected this option without a value',
    ])
    expect(problems('--strict')).toEqual([
      '--strict: got nothing, expected a sales file to go with it: --sales <file.csv>',
    ])
  })
})
