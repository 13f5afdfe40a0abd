/** `docs/payout-rules.md` held against the policies, their sources, and the files and tests that it names. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LISTED_COUNTRY_MINIMUMS_CENTS } from '../../src/core/country-minimums'
import { POLICIES, POLICY_NAMES, type PayoutPolicy } from '../../src/core/policy'
import {
  citationOf,
  eraBegin,
  isSameFigure,
  POLICY_FIGURES,
  sourceOf,
  type FigureSource,
  type PolicyFigure,
} from '../../src/core/policy-sources'
import { codeOf, tablesOf } from './documents'

const DOCUMENT = 'docs/payout-rules.md'
const tables = tablesOf(DOCUMENT)
const tableOf = (firstColumn: string) => tables.find(({ columns }) => columns[0] === firstColumn)!

const eras = tableOf('Era')
const figures = tableOf('Figure')
const rules = tableOf('Rule')
const quirks = tableOf('Quirk')

const FIRST_ERA_COLUMN = 2

/** The minimums of countries have a table of their own. */
function written(value: PayoutPolicy[keyof PayoutPolicy]): string {
  if (value === LISTED_COUNTRY_MINIMUMS_CENTS) return 'as listed below'
  if (typeof value === 'number') return value.toLocaleString('en-US')
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([key, part]) => `${key} ${part}`)
    .join(', ')
}

function described(source: FigureSource): string {
  if (source.kind === 'own') return citationOf(source)
  const standing = source.standing === 'stated' ? '' : ` (${source.standing})`
  return `${citationOf(source)}, ${source.date}${standing}`
}

/** Each source once, in the order of the eras. */
const sourcesOf = (figure: PolicyFigure): string =>
  [...new Set(POLICY_NAMES.map((era) => described(sourceOf(figure, era))))].join('; ')

describe('the table of eras', () => {
  it('has each policy with its first day and its source', () => {
    expect(eras.rows.map(([name, day, , source]) => [codeOf(name!), day, source])).toEqual(
      POLICY_NAMES.map((name) => {
        const begin = eraBegin(name)
        return [name, begin?.day ?? '–', citationOf(begin?.source ?? { kind: 'own' })]
      }),
    )
  })
})

describe('the table of figures', () => {
  const documented = new Map(figures.rows.map((row) => [codeOf(row[0]!), row]))

  it('has a column for each era', () => {
    expect(figures.columns.slice(FIRST_ERA_COLUMN, -3).map(codeOf)).toEqual(POLICY_NAMES)
  })

  it('has each figure once, and no other', () => {
    expect(figures.rows.map(([figure]) => codeOf(figure!))).toEqual(POLICY_FIGURES)
  })

  it.each(POLICY_FIGURES)('has %s as the code has it', (figure) => {
    const values = POLICY_NAMES.map((era) => written(POLICIES[era][figure]))
    const source = sourcesOf(figure)
    const wanted = `| \`${figure}\` | … | ${values.join(' | ')} | ${source} | … | … |`
    const row = documented.get(figure)
    expect(row, `${DOCUMENT} has no row for this figure: add ${wanted}`).toBeDefined()
    expect(
      row!.slice(FIRST_ERA_COLUMN, -2),
      `${DOCUMENT} says otherwise than the code: make the row ${wanted}`,
    ).toEqual([...values, source])
    expect(row![1], `say what ${figure} does`).not.toBe('')
  })
})

describe('the table of country minimums', () => {
  it('has every country that the code lists, in US cents', () => {
    const listed = tableOf('Country').rows.map(([code, , cents]) => [codeOf(code!), cents])
    expect(listed).toEqual(
      Object.entries(LISTED_COUNTRY_MINIMUMS_CENTS).map(([code, cents]) => [
        code,
        cents.toLocaleString('en-US'),
      ]),
    )
  })
})

describe('the table of quirks', () => {
  it.each(quirks.rows.map(([name, , , named]) => ({ name: name!, named: named! })))(
    'names for $name figures that there are, and that the lab’s own policy has otherwise',
    ({ name, named }) => {
      const switches = [...named.matchAll(/`([^`]+)`/g)].map((match) => match[1] as PolicyFigure)
      for (const figure of switches) expect(POLICY_FIGURES).toContain(figure)
      const differs = switches.some((figure) =>
        POLICY_NAMES.some((era) => !isSameFigure(figure, POLICIES[era], POLICIES['payout-lab'])),
      )
      expect(differs).toBe(name !== 'G18')
    },
  )
})

describe('what the tables name', () => {
  const named = [...figures.rows, ...rules.rows, ...quirks.rows].map((row) => ({
    name: codeOf(row[0]!),
    code: row.at(-2)!,
    test: codeOf(row.at(-1)!),
  }))

  it.each(named)('is there for $name', ({ name, code, test }) => {
    const [file, ...functions] = [...code.matchAll(/`([^`]+)`/g)].map((match) => match[1]!)
    expect(functions, `name the file and the function that ${name} lives in`).not.toEqual([])
    const source = existsSync(file!) ? readFileSync(file!, 'utf8') : ''
    const missing = functions.filter((one) => !new RegExp(String.raw`\b${one}\b`).test(source))
    expect(missing, `${file} has no such function: say where ${name} lives now`).toEqual([])
    expect(existsSync(test), `there is no ${test}: name the test that holds ${name}`).toBe(true)
  })

  it.each(figures.rows.map((row) => ({ figure: codeOf(row[0]!), code: row.at(-2)! })))(
    'uses $figure in the file that it is said to live in',
    ({ figure, code }) => {
      const file = /`([^`]+)`/.exec(code)![1]!
      expect(readFileSync(file, 'utf8'), `${file} does not read ${figure}`).toContain(figure)
    },
  )
})
