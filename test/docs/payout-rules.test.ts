/** `docs/payout-rules.md` compared with the policies, the list of rules, and the files that the list names. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { POLICIES, POLICY_NAMES } from '../../src/core/policy'
import {
  eraBegin,
  isSameFigure,
  POLICY_FIGURES,
  type PolicyFigure,
} from '../../src/core/policy-sources'
import { citationOf } from './payout-rules/citation'
import { codeOf, readDocument, sectionsOf, tablesIn, tablesOf } from './documents'
import { RULES } from './payout-rules/rules'
import { RULE_TABLES } from './payout-rules/tables'

const DOCUMENT = 'docs/payout-rules.md'
const ROW_LENGTH_MAX = 200

const sections = sectionsOf(DOCUMENT)
const codeIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)

it.each(Object.entries(RULE_TABLES))('the table of %s is as the code has it', (_, markdown) => {
  const [wanted] = tablesIn(markdown)
  const shown = tablesOf(DOCUMENT).find(({ columns }) => columns.join() === wanted!.columns.join())
  expect(shown?.rows, `${DOCUMENT} is out of step: npm run rules`).toEqual(wanted!.rows)
})

it('no row of a table is too long to read', () => {
  const rows = readDocument(DOCUMENT).match(/^\|.*$/gm)!
  expect(rows.filter((row) => row.length > ROW_LENGTH_MAX)).toEqual([])
})

it('the table of eras has each policy with its first day and its source', () => {
  const eras = tablesOf(DOCUMENT).find(({ columns }) => columns[0] === 'Era')!
  expect(eras.rows.map(([name, day, , source]) => [codeOf(name!), day, source])).toEqual(
    POLICY_NAMES.map((name) => {
      const begin = eraBegin(name)
      return [name, begin?.day ?? '–', citationOf(begin?.source ?? { kind: 'own' })]
    }),
  )
})

it('the weekdays of the runs are the same in every era, as the table says', () => {
  for (const name of POLICY_NAMES) {
    expect(POLICIES[name].runWeekday).toEqual(POLICIES['payout-lab'].runWeekday)
    expect(POLICIES[name].countryMinimumCents).toEqual(POLICIES['payout-lab'].countryMinimumCents)
  }
})

it('each figure of a policy belongs to one rule', () => {
  const figures = RULES.flatMap((rule) => rule.figures ?? [])
  expect(figures.toSorted()).toEqual(POLICY_FIGURES.toSorted())
})

describe.each(RULES)('$heading', ({ heading, figures = [], code, tests }) => {
  it('is explained under its own heading, with its figures', () => {
    const section = sections.find((one) => one.heading === heading)
    expect(section, `${DOCUMENT} has no heading "${heading}"`).toBeDefined()
    expect(codeIn(section!.text)).toEqual(expect.arrayContaining([...figures]))
  })

  it('is where the list says', () => {
    const texts = code.map((place) => {
      const [file, name] = place.split(' ')
      const text = readFileSync(`src/${file}.ts`, 'utf8')
      expect(text, `src/${file}.ts has no ${name}`).toMatch(new RegExp(String.raw`\b${name}\b`))
      return text
    })
    for (const figure of figures) {
      expect(texts.join('\n'), `none of ${code.join(', ')} reads ${figure}`).toContain(figure)
    }
    for (const test of tests) expect(existsSync(`test/${test}.test.ts`), test).toBe(true)
  })
})

describe('the quirks', () => {
  const items = sections
    .find(({ heading }) => heading === 'Quirks')!
    .text.split(/^- /m)
    .slice(1)
    .map((text) => ({ name: /^\*\*(G\d+)\*\*/.exec(text)![1]!, text }))

  it.each(items)('$name has figures that the lab’s own policy has otherwise', ({ name, text }) => {
    const figures = codeIn(text.split('\n\n')[0]!).filter((word) => word !== 'payout-lab')
    for (const figure of figures) expect(POLICY_FIGURES).toContain(figure)
    const differs = figures.some((figure) =>
      POLICY_NAMES.some(
        (era) => !isSameFigure(figure as PolicyFigure, POLICIES[era], POLICIES['payout-lab']),
      ),
    )
    expect(differs).toBe(name !== 'G18')
  })
})
