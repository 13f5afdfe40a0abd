import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usageOf } from '../../src/cli/options'
import type { RunReport } from '../../src/metrics/figures'
import { comparisonFragment } from '../../src/scenario/comparison-link'
import { linkFragment } from '../../src/scenario/link'
import { PRESET_NAMES } from '../../src/scenario/presets'
import { CommandLine, type Answer } from '../support/command-line'
import { simulateHere } from '../support/simulate-here'
import { engine } from '../support/engine'
import { run } from '../support/runs'

interface NameAndVersion {
  name: string
  version: string
}

const SMALL = {
  version: 1,
  name: 'Small',
  seed: 'one',
  days: 14,
  population: { size: 8, monthlyGross: { mu: 7, sigma: 0.5 } },
} as const

const commandLine = new CommandLine()
let scenario: string
let answer: Answer

const reportIn = (folder: string): RunReport =>
  JSON.parse(readFileSync(commandLine.path(`${folder}/report.json`), 'utf8')) as RunReport

beforeAll(() => {
  scenario = commandLine.write('small.json', SMALL)
  answer = commandLine.simulate(scenario, '--out', commandLine.path('deep/er/out'))
}, 120_000)
afterAll(() => commandLine.remove())

describe('a finished and consistent run', () => {
  it('exits 0 and says in a few lines what came of it', () => {
    expect(answer).toMatchObject({ exitCode: 0, errors: [] })
    expect(answer.output[0]).toBe('Small: 8 creators, 2026-08-31 to 2026-09-13, seed one')
    expect(answer.output.at(-1)).toMatch(/^Digest [0-9a-f]{64}$/)
  })

  it('is what the script of the documentation gives', () => {
    const out = commandLine.path('by-script')
    expect(commandLine.npmRun('simulate', scenario, '--out', out)).toEqual(answer)
  })

  it('writes its four files, folders and all, and nothing else', () => {
    expect(readdirSync(commandLine.path('deep/er/out')).sort()).toEqual([
      'daily.csv',
      'ledger.sqlite',
      'report.json',
      'statement.csv',
    ])
  })

  it('takes away the closed rows of an earlier run, which are none of its own', async () => {
    mkdirSync(commandLine.path('again/closed'), { recursive: true })
    commandLine.write('again/closed/sales-2026-10.csv', 'sale_id\n1\n')
    const again = await simulateHere(scenario, '--out', commandLine.path('again'))
    expect(again).toEqual(answer)
    expect(readdirSync(commandLine.path('again')).sort()).toEqual([
      'daily.csv',
      'ledger.sqlite',
      'report.json',
      'statement.csv',
    ])
  })

  it('leaves the rows of closed days beside the results only where the scenario wants them', async () => {
    const lineOf = async (closedRowsSaved: boolean): Promise<string> => {
      const folder = commandLine.path(`closes-${closedRowsSaved}`)
      const closing = { ...SMALL, days: 60, detail: { days: 40, closedRowsSaved } }
      const file = commandLine.write(`closes-${closedRowsSaved}.json`, closing)
      const { exitCode, output } = await simulateHere(file, '--out', folder)
      expect(exitCode).toBe(0)
      expect(existsSync(`${folder}/closed`)).toBe(closedRowsSaved)
      return output.find((line) => line.startsWith('Detail: '))!
    }
    const saved = await lineOf(true)
    expect(saved).toContain('their rows are in closed/.')
    expect(await lineOf(false)).toBe(saved.replace('are in closed/', 'were not saved'))
  })

  it('may be written by an editor that begins its files with a byte order mark', async () => {
    const marked = commandLine.write('marked.json', `\uFEFF${JSON.stringify(SMALL)}`)
    expect(await simulateHere(marked, '--out', commandLine.path('marked'))).toEqual(answer)
  })

  it('has a ledger that opens with every view of the contract and agrees with the report', () => {
    const ledger = new engine.Database(readFileSync(commandLine.path('deep/er/out/ledger.sqlite')))
    const count = (view: string): unknown =>
      ledger.exec(`SELECT COUNT(*) FROM ${view}`)[0]!.values[0]![0]
    const { counts } = reportIn('deep/er/out')
    expect(count('creators')).toBe(8)
    expect(count('payouts')).toBe(counts.payouts)
    expect(count('entries')).toBe(counts.entries)
    for (const view of [
      'sales',
      'balances',
      'payout_balances',
      'payout_notes',
      'processor_payouts',
    ]) {
      expect([view, typeof count(view)]).toEqual([view, 'number'])
    }
    expect(ledger.exec('PRAGMA integrity_check')[0]!.values).toEqual([['ok']])
    ledger.close()
  })

  it('has a seed on one line, whatever is in it, and takes no name of more than one', async () => {
    const named = { ...SMALL, days: 1, name: 'ab', seed: '\u009b2J' }
    const written = commandLine.write('named.json', named)
    const { exitCode, output } = await simulateHere(written, '--out', commandLine.path('named'))
    expect(exitCode).toBe(0)
    expect(output[0]).toBe('ab: 8 creators, 2026-08-31 to 2026-08-31, seed \\u009b2J')
    const refused = commandLine.write('refused.json', { ...named, name: 'a\nb\u001b[31m' })
    const answered = await simulateHere(refused, '--out', commandLine.path('named'))
    expect(answered.exitCode).toBe(2)
  })

  it('has the same digest as the same run in this process', () => {
    const { report } = run(SMALL)
    expect(reportIn('deep/er/out')).toMatchObject({ digest: report.digest, totals: report.totals })
  })

  it('has another digest with another seed', async () => {
    const given = [scenario, '--out', commandLine.path('two'), '--seed', 'two']
    const { exitCode } = await simulateHere(...given)
    expect(exitCode).toBe(0)
    const report = reportIn('two')
    expect(report.seed).toBe('two')
    expect(report.digest).toBe(run({ ...SMALL, seed: 'two' }).report.digest)
    expect(report.digest).not.toBe(reportIn('deep/er/out').digest)
  })

  it('takes sales from a file, and tells of each row that it leaves out', async () => {
    const csv = `creator_id,sold_at,amount_usd
5,2021-01-04,120.00
6,2021-01-05,much
5,2021-01-06,30.00
`
    const sales = commandLine.write('sales.csv', csv)
    const given = [scenario, '--out', commandLine.path('sold'), '--sales', sales]
    const result = await simulateHere(...given)
    expect(result.exitCode).toBe(0)
    expect(result.errors).toHaveLength(1)
    expect(result.errors[0]).toMatch(
      /^line 3, amount_usd: got "much", expected .+ \(row left out\)$/,
    )
    expect(result.output).toContainEqual(expect.stringMatching(/charged back at random, in add/))
    const report = reportIn('sold')
    expect(report.counts).toMatchObject({ creators: 1, sales: 2, days: 14 })
    expect(report.totals.salesGross).toBe(150_00)
    expect(report.salesFile).toMatchObject({
      name: 'sales.csv',
      reading: { readAs: 'payout-lab', creator: 'creator_id', amountUnit: 'dollars' },
      rows: 2,
      partlyRefundedRows: 0,
      partlyRefundedCents: 0,
      repeatedRows: 0,
      refundRows: 0,
      rejectedRows: 1,
      leftOut: [{ reason: 'amount', count: 1 }],
      rowsOutsideRun: 0,
    })
  })

  it('takes a link to a run in place of a scenario: the address or its fragment', async () => {
    const fragment = `#${linkFragment({ ...SMALL, days: 3 })}`
    for (const link of [fragment, `https://lab.example/lab/?room=books${fragment}`]) {
      const result = await simulateHere(link, '--out', commandLine.path('linked'))
      expect(result.exitCode).toBe(0)
      expect(reportIn('linked').scenario).toMatchObject({ name: 'Small', days: 3 })
    }
  })

  it.each([
    [
      'without a scenario',
      'https://lab.example/',
      /^scenario: got "https:\/\/lab\.example\/", expected a link with a/,
    ],
    ['whose end is missing', `#${linkFragment(SMALL).slice(0, -3)}`, /^link: got .* a whole link/],
    [
      'to a comparison',
      `#${comparisonFragment([1, 2].map((name) => ({ name: `${name}`, scenario: SMALL })))}`,
      /^scenario: got .*expected a link to one scenario/,
    ],
  ])('refuses a link %s', async (_what, link, problem) => {
    const result = await simulateHere(link, '--out', commandLine.path('no-link'))
    expect(result).toEqual({ exitCode: 2, output: [], errors: [expect.stringMatching(problem)] })
  })

  it('asks for the sales file that a link names, takes no other, and reads it as it was read', async () => {
    const csv = 'who,when,what\nann,2021-01-04,5\nann,2021-01-06,30\n'
    const wanted = {
      ...{ name: 'of-ann.csv', rows: 2, sha256: createHash('sha256').update(csv).digest('hex') },
      reading: { creator: 'who', soldAt: 'when', amount: 'what', amountUnit: 'cents' as const },
    }
    const link = `#${linkFragment({ version: 1, days: 14 }, wanted)}`
    const out = ['--out', commandLine.path('of-ann')]
    const asked = await simulateHere(link, ...out)
    expect(asked.errors).toEqual([
      `--sales: got nothing, expected the sales file of the link, "of-ann.csv" (2 rows, SHA-256 ${wanted.sha256.slice(0, 12)}…)`,
    ])
    const other = commandLine.write('of-ann.csv', csv.replace('30', '31'))
    const refused = await simulateHere(link, ...out, '--sales', other)
    expect(refused.errors).toEqual([
      expect.stringMatching(
        /^--sales: got "of-ann\.csv", expected the .+…\); this one has SHA-256 /,
      ),
    ])
    const renamed = commandLine.write('renamed.csv', csv)
    expect(await simulateHere(link, ...out, '--sales', renamed)).toMatchObject({ exitCode: 0 })
    expect(reportIn('of-ann').totals.salesGross).toBe(35)
  })

  it('is refused with --strict where a row is left out, and leaves nothing behind', async () => {
    const sales = commandLine.write(
      'strict.csv',
      'creator_id,sold_at,amount_usd\n5,2021-01-04,1\n6,x,1\n',
    )
    const out = commandLine.path('strict/deep')
    const result = await simulateHere(scenario, '--out', out, '--sales', sales, '--strict')
    expect(result).toMatchObject({
      exitCode: 2,
      errors: [expect.stringMatching(/^line 3, sold_at/)],
    })
    expect(existsSync(commandLine.path('strict'))).toBe(false)
  })
})

describe('a sales file that does not say how it is to be read', () => {
  const csv = 'wer;wann;wieviel\r\nm\xFCller;1/2/2021;1.250,50\r\nmaier;3/2/2021;9,00\r\n'
  const file = (): string => {
    const path = commandLine.path('export.csv')
    writeFileSync(path, csv, 'latin1')
    return path
  }
  const columns = ['creator=wer', 'sold_at=wann', 'amount=wieviel'].flatMap((text) => [
    '--read',
    text,
  ])

  it('is read as it is told to', async () => {
    const out = commandLine.path('read')
    const given = [scenario, '--out', out, '--sales', file(), ...columns]
    const result = await simulateHere(...given, '--read', 'dates=day-first')
    expect(result).toMatchObject({ exitCode: 0, errors: [] })
    expect(result.output.find((line) => line.startsWith('Read with '))).toContain(
      'creator=wer sold_at=wann dates=day-first amount=wieviel unit=dollars decimals=comma',
    )
    const report = reportIn('read')
    expect(report.totals.salesGross).toBe(1_259_50)
    expect(report.period).toEqual({ startDay: '2021-02-01', endDay: '2021-02-14' })
    const ledger = new engine.Database(readFileSync(`${out}/ledger.sqlite`))
    expect(
      ledger.exec('SELECT handle FROM creators ORDER BY creator_id')[0]!.values.flat(),
    ).toEqual(['maier', 'müller'])
    ledger.close()
  })

  it('is refused with what it leaves open', async () => {
    const out = commandLine.path('unread')
    const result = await simulateHere(scenario, '--out', out, '--sales', file(), ...columns)
    expect(result.exitCode).toBe(2)
    expect(result.errors).toEqual([
      expect.stringMatching(
        /^line 2, wann: got "1\/2\/2021", expected .+ --read dates=day-first or /,
      ),
    ])
    expect(existsSync(out)).toBe(false)
  })

  it('is read alike with the report of an earlier run, until it says something new', async () => {
    const out = commandLine.path('again')
    const saved = `@${commandLine.path('read/report.json')}`
    const given = [scenario, '--out', out, '--read', saved, '--sales']
    expect((await simulateHere(...given, file())).exitCode).toBe(0)
    expect(reportIn('again').digest).toBe(reportIn('read').digest)
    const other = commandLine.write('other.csv', 'who;wann;wieviel\na;1/2/2021;9,00\n')
    expect((await simulateHere(...given, other)).errors).toEqual([
      expect.stringMatching(
        /^columns\.creator: got "wer", expected one of the file's columns: who/,
      ),
    ])
  })
})

describe('a folder that cannot take the results', () => {
  const refusedFolder = async (folder: string): Promise<string[]> => {
    const { exitCode, output, errors } = await simulateHere(scenario, '--out', folder)
    expect([exitCode, output]).toEqual([2, []])
    return errors
  }

  it.each([
    ['that is a file', (): string => commandLine.write('in-the-way', 'a file')],
    ['within a file', () => `${commandLine.write('in-the-way', 'a file')}/deeper`],
    ['where none can be made', () => '/proc/payout-lab'],
  ])('is refused before the run: one %s', async (_what, folder) => {
    expect(await refusedFolder(folder())).toEqual([
      `--out: got ${JSON.stringify(folder())}, expected a folder that can be written to`,
    ])
  })

  it('is refused with a pipe where a file is first written', async () => {
    mkdirSync(commandLine.path('piped'))
    const pipe = commandLine.path('piped/.daily.csv.partial')
    spawnSync('mkfifo', [pipe])
    expect(await refusedFolder(commandLine.path('piped'))).toEqual([
      `--out: got ${JSON.stringify(pipe)}, expected a file that can be replaced, or none`,
    ])
  })

  it('is refused with a file that is where closed rows should go', async () => {
    mkdirSync(commandLine.path('full'))
    const inTheWay = commandLine.write('full/closed', 'a file')
    const closing = commandLine.write('closing.json', { ...SMALL, detail: { days: 40 } })
    const folder = commandLine.path('full')
    const { exitCode, errors } = await simulateHere(closing, '--out', folder)
    expect([exitCode, errors]).toEqual([
      2,
      [
        `--out: got ${JSON.stringify(inTheWay)}, expected a folder whose files can be replaced, or none`,
      ],
    ])
  })

  it('is refused with what is where a file should go', async () => {
    const inTheWay = commandLine.path('taken/report.json')
    mkdirSync(inTheWay, { recursive: true })
    expect(await refusedFolder(commandLine.path('taken'))).toEqual([
      `--out: got ${JSON.stringify(inTheWay)}, expected a file that can be replaced, or none`,
    ])
  })
})

describe('an input that is refused', () => {
  const pipe = (): string => {
    const path = commandLine.path('pipe')
    if (!existsSync(path)) spawnSync('mkfifo', [path])
    return path
  }
  const out = commandLine.path('refused')
  const expectRefused = ({ exitCode, output, errors }: Answer, lines: readonly RegExp[]): void => {
    expect([exitCode, output]).toEqual([2, []])
    expect(errors).toHaveLength(lines.length)
    lines.forEach((line, index) => expect(errors[index]).toMatch(line))
    expect(existsSync(out)).toBe(false)
  }
  type Refusal = [string, () => string[], RegExp[]]

  it.each([
    [
      'an unknown preset',
      () => ['no-such-preset'],
      [/^scenario: got "no-such-preset", expected a file, or one of default, /],
    ],
    [
      'text that is no JSON',
      () => [commandLine.write('text.json', '{"version": 1,}')],
      [/^line 1, column 15: /],
    ],
    [
      'a scenario with three problems',
      () => [
        commandLine.write('broken.json', {
          version: 1,
          days: -3,
          population: { size: 1.5 },
          actions: [{ action: 'pause', on: '2026-02-30', creator: 'nobody' }],
        }),
      ],
      [
        /^days: got -3, expected /,
        /^population\.size: got 1\.5, expected /,
        /^actions\[0\]\.on: got "2026-02-30", expected /,
      ],
    ],
    [
      'an absurd size, with the memory that it would need',
      () => [
        commandLine.write('huge.json', {
          version: 1,
          days: 3_660,
          population: { size: 1_000_000 },
        }),
      ],
      [/^population\.size: got 1000000, expected a run that fits in 1\.5 GB; this one, .* GB$/],
    ],
    [
      'a CSV without the columns',
      () => [scenario, '--sales', commandLine.write('bad.csv', 'a,b\n1,2\n')],
      [/^line 1: .+ creators/, /^line 1: .+ times of sale/, /^line 1: .+ amounts/],
    ],
    [
      'a CSV that is not there',
      () => [scenario, '--sales', 'gone.csv'],
      [/^--sales: got "gone\.csv", expected a CSV file that can be read$/],
    ],
    [
      'a word that JSON does not know, without what follows it',
      () => [commandLine.write('nan.json', '{"version": 1, "days": NaN}')],
      [/^line 1, column 24: got "NaN", expected names and text in double quotes, numbers, /],
    ],
    [
      'a number that begins with zero',
      () => [commandLine.write('zero.json', '{"version": 1, "days": 05}')],
      [/^line 1, column 25: got "5", expected a comma, /],
    ],
    [
      'memory that is no plain number',
      () => [scenario, '--memory', '0x10'],
      [/^--memory: got "0x10", expected gigabytes, as in 8$/],
    ],
    ['an empty seed', () => [scenario, '--seed', ''], [/^--seed: got "", expected /]],
    [
      'a misspelt preset',
      () => ['defualt'],
      [/^scenario: got "defualt", .+; did you mean default\?$/],
    ],
    [
      'a list',
      () => [commandLine.write('list.json', []), '--seed', 'x'],
      [/^scenario: got \[\], /],
    ],
    [
      'a setting that is there twice',
      () => [commandLine.write('twice.json', '{"version": 1,\n "days": 3,\n "days": 5}')],
      [/^line 3, column 2: got "days", expected each setting once; .+ on line 2$/],
    ],
    [
      'both a broken scenario and a broken file',
      () => [
        commandLine.write('text.json', '{'),
        '--sales',
        commandLine.write('book.csv', 'PK\u0003\u0004'),
      ],
      [/^line 1, column 2: /, /^file: got "book\.csv", .+ an Excel workbook/],
    ],
    [
      'arguments of which several are wrong',
      () => [scenario, '--fast', '--sede=1', '--seed', '-1', '--read', 'size=2'],
      [
        /^--fast: got nothing, expected no such option; there are --out, --seed, /,
        /^--sede: got nothing, expected no such option; did you mean --seed\?$/,
        /^--seed: got "-1", expected .+ --seed=-1$/,
        /^--read: got "size=2", expected a sales file to go with it/,
        /^--read: got "size=2", expected a choice as in amount=price, of /,
      ],
    ],
    [
      'JSON nested without end',
      () => [commandLine.write('deep.json', '['.repeat(100_000))],
      [/^line 1, column 101: got "\[+", expected at most 100 lists and objects/],
    ],
    [
      'amounts that add up to more than is exact',
      () => [
        commandLine.write('rich.json', {
          version: 1,
          creators: [{ handle: 'ink' }],
          sales: Array.from({ length: 10 }, () => ({
            creator: 'ink',
            at: '2026-09-01',
            amountCents: 1_000_000_000_00,
          })),
        }),
      ],
      [
        /^sales\[9\]\.amountCents: got 100000000000, expected amounts of ink with a total of at most /,
      ],
    ],
    [
      'names that would steer the terminal or end the line',
      () => [
        commandLine.write('steering.json', {
          version: 1,
          '\u001b[2J\n': 1,
          policy: '\u009b31m\u202e\n\u007f',
        }),
      ],
      [
        /^policy: got "\\u009b31m\\u202e\\n\\u007f", expected /,
        /^\\u001b\[2J\\n: got 1, expected no such setting/,
      ],
    ],
    [
      'options named like what every object has',
      () => [scenario, '--__proto__', '--constructor=1'],
      [/^--__proto__: got nothing, expected no such option/, /^--constructor: got nothing, /],
    ],
    [
      'options with one dash instead of two',
      () => [scenario, '-seed', '-memory=2'],
      [
        /^-seed: got nothing, expected no such option; did you mean --seed\?$/,
        /^-memory: got nothing, expected no such option; did you mean --memory\?$/,
      ],
    ],
    [
      'a misspelt choice of a reading',
      () => [scenario, '--sales', scenario, '--read', 'amout=price'],
      [/^--read: got "amout=price", expected a choice as in .+; did you mean amount\?$/],
    ],
    [
      'a link that leads back to itself',
      () => {
        const path = commandLine.path('loop.json')
        if (!readdirSync(commandLine.folder).includes('loop.json')) symlinkSync(path, path)
        return [path]
      },
      [
        /^scenario: got ".+loop\.json", expected a file, or one of .+; this is a link that leads back to itself$/,
      ],
    ],
    [
      'a folder as a payout service',
      () => [scenario, '--service', commandLine.folder],
      [/^--service: got ".+", expected a file of TypeScript or JavaScript; this is a folder$/],
    ],
    [
      'the report of a run',
      () => [commandLine.path('deep/er/out/report.json')],
      [
        /^scenario: got \{"digest":.+, expected a scenario; this is the report of a run, which has its scenario under "scenario"$/,
      ],
    ],
    ['two scenarios', () => [scenario, 'default'], [/^scenario: got "default", expected one/]],
    [
      'two seeds',
      () => [scenario, '--seed=1', '--seed=2'],
      [/^--seed: got "2", expected .+ once$/],
    ],
    [
      'bytes that are no text',
      () => [scenario, '--seed=\ufffd'],
      [/^argument: got "--seed=\ufffd", expected text in UTF-8$/],
    ],
    ['no scenario at all', () => [], [/^scenario: got nothing, expected /]],
  ] as Refusal[])(
    '%s: exit 2, one line for each problem, nothing written',
    async (_what, given, lines) => {
      expectRefused(await simulateHere(...given(), '--out', out), lines)
    },
  )

  // In a process of its own, which is ended where it waits for ever.
  it.each([
    [
      'a file without end',
      () => ['/dev/zero'],
      [/^scenario: got "\/dev\/zero", expected a file, or one of default, /],
    ],
    [
      'a sales file without end',
      () => [scenario, '--sales', '/dev/zero'],
      [
        /^--sales: got "\/dev\/zero", expected a CSV file that can be read; this is a device or a pipe$/,
      ],
    ],
    [
      'a pipe that nobody writes to',
      () => [pipe()],
      [/^scenario: got ".+\/pipe", expected a file/],
    ],
    [
      'a saved reading from a pipe that nobody writes to',
      () => [scenario, '--sales', scenario, '--read', `@${pipe()}`],
      [
        /^--read: got ".+\/pipe", expected a file with a saved reading; this is a device or a pipe$/,
      ],
    ],
    [
      'a folder',
      () => [commandLine.folder, '--sales', commandLine.folder],
      [/^scenario: got .+; this is a folder$/, /^--sales: got .+; this is a folder$/],
    ],
  ] as Refusal[])('%s: as soon as any other, in a process of its own', (_what, given, lines) => {
    expectRefused(commandLine.simulate(...given(), '--out', out), lines)
  })

  it('with very many problems: the first hundred are listed, the others counted', async () => {
    // More than an engine takes as the arguments of one call.
    const unknown = Object.fromEntries(Array.from({ length: 130_000 }, (_, n) => [`k${n}`, 1]))
    const wide = commandLine.write('wide.json', { version: 1, ...unknown })
    const { exitCode, errors } = await simulateHere(wide, '--out', out)
    expect([exitCode, errors.length]).toEqual([2, 101])
    expect(errors.at(-1)).toBe('… and 129,900 more problems')
  })

  it('is refused without a folder for the results, too', async () => {
    expect(await simulateHere(scenario)).toMatchObject({
      exitCode: 2,
      errors: [
        `--out: got nothing, expected a folder for the results; npm takes options for itself unless -- comes before them: ${usageOf('simulate')}`,
      ],
    })
  })

  it('but a question about the usage is answered', () => {
    const { exitCode, output } = commandLine.simulate('--help')
    expect(exitCode).toBe(0)
    expect(output[0]).toBe(usageOf('simulate'))
    for (const word of [...PRESET_NAMES, '--read', '--version']) {
      expect(output.join(' ')).toContain(word)
    }
  })

  it('and one about the version, too', () => {
    const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as NameAndVersion
    expect(commandLine.simulate('--version')).toEqual({
      exitCode: 0,
      output: [`${name} ${version}`],
      errors: [],
    })
  })
})
