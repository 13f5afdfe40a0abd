import { describe, expect, it } from 'vitest'
import { comparisonTitle, tellingNames } from '../../../src/ui/words/run-names'

const NAME = 'A small marketplace'
const fee = (...values: number[]) => ({ path: 'policy.instantFeeBasisPoints', values })
const days = (...values: number[]) => ({ path: 'days', values })

const run = (name: string, digest = '0123456789abcdef') => ({ name, digest })

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

  it('of one name and the same settings are called by their digests', () => {
    expect(tellingNames([run(NAME, 'aaaaaaaaaaaabb'), run(NAME, 'cccccccccccccd')], [])).toEqual([
      'aaaaaaaaaaaa…',
      'cccccccccccc…',
    ])
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
