/** A summary in Markdown: its words are those of the sheet, and no cell breaks its table. */
import { expect, it } from 'vitest'
import { summaryMarkdown } from '../../../src/ui/summary/markdown'
import { assumptionsOf, figuresTable, type Summary } from '../../../src/ui/summary/summary'
import type { CheckResult } from '../../../workers/contract'
import { checksSentence } from '../../../src/ui/words/checks'

const SUMMARY: Summary = {
  title: 'Half | the fee',
  period: '1 Sep 2026 to 30 Sep 2026, seed a_b',
  sentences: [
    'Over 30 days, daily payouts earned $12.00 after processor cost.',
    'No cent is lost.',
  ],
  grounds: ['It rests on 12 payouts.'],
  notes: ['$12.00 here; $3 to $40 in 30 seeds.'],
  figures: figuresTable([
    { name: 'instant_margin', unit: 'cents', value: 1_200, bound: null },
    { name: 'payout_net', unit: 'cents', value: 123_456, bound: 'at_least' },
  ]),
  differences: null,
  ...assumptionsOf([
    {
      path: 'population.size',
      group: 'creators',
      label: 'Creators',
      unit: 'number',
      value: 500,
      usual: 500,
      isChanged: false,
      source: null,
    },
  ]),
  checks: checksSentence([
    {
      ...{ name: 'payouts_add_up', kind: 'never', severity: 'money', ok: true, violations: 0 },
      ...{
        centsAtRisk: 0,
        paidTwice: 0,
        centsPaidTwice: 0,
        firstAt: null,
        foundAt: null,
        witness: null,
        witnessParts: [],
        subjects: [],
      },
      ...{ open: null, openParts: [] },
    },
  ]),
  digests: [{ name: '', digest: 'ab12' }],
  links: [{ name: 'A · Half', link: 'https://lab.example/#s=1' }],
}

it('is a document with its tables', () => {
  expect(summaryMarkdown(SUMMARY)).toBe(`# Half \\| the fee

1 Sep 2026 to 30 Sep 2026, seed a\\_b

Over 30 days, daily payouts earned $12.00 after processor cost. No cent is lost.

It rests on 12 payouts.

$12.00 here; $3 to $40 in 30 seeds.

## Headline figures

| Figure | Value |
| --- | ---: |
| Margin on all instant payouts, after processor cost | $12.00 |
| Payouts completed, net | at least $1,234.56 |

## What is assumed, with its source where there is one

| What | Value | Source |
| --- | ---: | ---: |
| Creators | 500 |  |

## To check and to repeat

One check compared the books; it holds.

- SHA-256 \`ab12\`
- A · Half: <https://lab.example/#s=1>
`)
})

it('names the checks that do not hold, as the page does', () => {
  const broken = {
    ...({ kind: 'never', severity: 'money', ok: false, witness: 'payout 7', open: null } as const),
    ...{ witnessParts: [{ payoutId: 7 }], openParts: [] },
    ...{
      centsAtRisk: 200,
      paidTwice: 0,
      centsPaidTwice: 0,
      firstAt: '2026-09-01T08:00:00Z',
      foundAt: null,
      subjects: [],
    },
  }
  const added = { ...broken, name: 'payouts_add_up', violations: 2 } as const
  const lost = { ...broken, name: 'money_is_conserved', violations: 1, centsAtRisk: 300 } as const
  expect(checksSentence([added, lost])).toBe(
    'The books do not agree: 3 violations, one of them of “No money appears or vanishes”.',
  )
  expect(checksSentence([{ ...added, centsAtRisk: 400 }, lost])).toBe(
    'The books do not agree: 3 violations, 2 of them of “Payouts add up”.',
  )
})

it('says that all violations are of one check where they are', () => {
  const of = (violations: number, name: CheckResult['name'] = 'outcomes_become_known') => ({
    ...({ kind: 'eventually', severity: 'late', ok: false, witness: 'w', open: null } as const),
    ...{
      witnessParts: ['w'],
      openParts: [],
      centsAtRisk: 1,
      paidTwice: 0,
      centsPaidTwice: 0,
      firstAt: null,
      foundAt: null,
      subjects: [],
    },
    ...{ name, violations },
  })
  expect(checksSentence([of(6)])).toBe(
    'The books do not agree: 6 violations, all of “Outcomes become known”.',
  )
  // Two runs that are compared.
  expect(checksSentence([of(1), of(1)])).toContain('2 violations, all of')
  expect(checksSentence([of(1)])).toContain('one violation, of “Outcomes become known”')
})
