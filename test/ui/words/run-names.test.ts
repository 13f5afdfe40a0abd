import { describe, expect, it } from 'vitest'
import { DEFAULT_POLICY_NAME } from '../../../src/core/policy'
import { payingService } from '../../support/paying-service'
import { comparisonTitle, tellingNames, type NamedRun } from '../../../src/ui/words/run-names'

const NAME = 'A small marketplace'
const fee = (...values: number[]) => ({ path: 'policy.instantFeeBasisPoints', values })
const days = (...values: number[]) => ({ path: 'days', values })

const run = (name: string, changes: Partial<NamedRun> = {}): NamedRun => ({
  name,
  digest: '0123456789abcdef',
  seed: 'one',
  salesFile: null,
  policy: DEFAULT_POLICY_NAME,
  ...changes,
})
const onFile = (name: string): Partial<NamedRun> => ({
  salesFile: { name, rows: 1, sha256: name, reading: {} },
})

describe('runs that are compared', () => {
  it.each([
    ['of one name, by what differs', [NAME, NAME], [fee(300, 150)], ['3%', '1.5%']],
    ['of different names, by these', ['At three', NAME], [fee(300, 150)], ['At three', NAME]],
    [
      'of one name beside a renamed one',
      [NAME, 'Half', NAME],
      [fee(300, 150, 300), days(30, 30, 60)],
      ['30 days', 'Half', '60 days'],
    ],
    [
      'by the first setting that tells all of them apart',
      [NAME, NAME, NAME],
      [fee(300, 150, 300), days(30, 60, 90)],
      ['30 days', '60 days', '90 days'],
    ],
  ])('are called %s', (_, names, differences, expected) => {
    expect(
      tellingNames(
        names.map((name) => run(name)),
        differences,
      ),
    ).toEqual(expected)
  })

  it.each([
    [
      'by their sales files, before any setting',
      [onFile('may.csv'), onFile('june.csv')],
      [fee(300, 150)],
      ['may.csv', 'june.csv'],
    ],
    [
      'by who paid, before anything else',
      [{}, { service: payingService('looks-before-it-asks') }],
      [fee(300, 150)],
      ['the lab’s service', expect.stringMatching(/^looks-before-it-asks\.ts \([0-9a-f]{8}\)$/)],
    ],
    ['by the file that only one has', [onFile('may.csv'), {}], [], ['may.csv', 'generated sales']],
    [
      'by a setting where they share a file',
      [onFile('may.csv'), onFile('may.csv')],
      [fee(300, 150)],
      ['3%', '1.5%'],
    ],
    ['by their seeds', [{ seed: 'one' }, { seed: 'two' }], [], ['seed one', 'seed two']],
    [
      'by their digests where nothing else differs',
      [{ digest: 'aaaaaaaaaaaabb' }, { digest: 'cccccccccccccd' }],
      [],
      ['aaaaaaaaaaaa…', 'cccccccccccc…'],
    ],
    [
      'by their digests where file names are too long for a name',
      [
        { ...onFile(`${'may'.repeat(20)}.csv`), digest: 'aaaaaaaaaaaabb' },
        { ...onFile(`${'june'.repeat(20)}.csv`), digest: 'cccccccccccccd' },
      ],
      [],
      ['aaaaaaaaaaaa…', 'cccccccccccc…'],
    ],
  ])('of one name are called %s', (_, changes, differences, expected) => {
    expect(
      tellingNames(
        changes.map((change) => run(NAME, change)),
        differences,
      ),
    ).toEqual(expected)
  })

  const flat = (cents: number, basisPoints = 0): Partial<NamedRun> => ({
    policy: {
      name: DEFAULT_POLICY_NAME,
      instantFeeBasisPoints: basisPoints,
      instantFeeFlatCents: cents,
    },
  })
  const flats = (...values: number[]) => ({ path: 'policy.instantFeeFlatCents', values })
  it.each([
    [
      'where one has no percentage',
      [{}, flat(1_99)],
      [fee(300, 0), flats(0, 1_99)],
      ['3% of the net', '$1.99 a payout'],
    ],
    [
      'where both have a flat part',
      [flat(50, 300), flat(50, 0)],
      [fee(300, 0)],
      ['3% of the net and $0.50', '$0.50 a payout'],
    ],
    ['but not where it is the same', [flat(50), flat(50)], [days(30, 60)], ['30 days', '60 days']],
    [
      'and by no part of it where it tells not all apart',
      [flat(50), flat(50), flat(1_99)],
      [flats(50, 50, 1_99), days(30, 60, 90)],
      ['30 days', '60 days', '90 days'],
    ],
  ])('of one name are called by their whole fee %s', (_, changes, differences, expected) => {
    expect(
      tellingNames(
        changes.map((change) => run(NAME, change)),
        differences,
      ),
    ).toEqual(expected)
  })

  it('say the name that they share once, in the title', () => {
    expect(
      comparisonTitle([
        { label: 'A · 3%', kept: run(NAME) },
        { label: 'B · 1.5%', kept: run(NAME) },
      ]),
    ).toBe('A small marketplace: A · 3%, B · 1.5%')
    expect(
      comparisonTitle([
        { label: 'A · Three', kept: run('Three') },
        { label: 'B · Half', kept: run('Half') },
      ]),
    ).toBe('A · Three, B · Half')
  })
})
