/** The tables of `docs/payout-rules.md` that follow from the policies and the list of rules, as Markdown. */
import GithubSlugger from 'github-slugger'
import { LISTED_COUNTRY_MINIMUMS_CENTS } from '../../../src/core/country-minimums'
import { POLICIES, POLICY_NAMES, type PolicyName } from '../../../src/core/policy'
import {
  isSameFigure,
  sourceOf,
  type FigureSource,
  type PolicyFigure,
} from '../../../src/core/policy-sources'
import { citationOf } from './citation'
import { RULES, type Rule } from './rules'

type Row = readonly string[]

const table = (header: Row, rows: readonly Row[]): string =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const linkTo = (heading: string): string => `[${heading}](#${new GithubSlugger().slug(heading)})`
const code = (text: string): string => `\`${text}\``

const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region' })

/** A list of values of its own has a table of its own. */
function written(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en-US')
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'object' && value !== null ? 'see the table' : String(value)
}

function described(source: FigureSource): string {
  if (source.kind === 'own') return citationOf(source)
  const standing = source.standing === 'stated' ? '' : ` (${source.standing})`
  return `${citationOf(source)}, ${source.date}${standing}`
}

/** A row for each era that has another value or another source than the one before. */
function figureRows(figure: PolicyFigure, { heading }: Rule): Row[] {
  const isNew = (era: PolicyName, index: number): boolean => {
    const before = POLICY_NAMES[index - 1]
    return (
      before === undefined ||
      !isSameFigure(figure, POLICIES[era], POLICIES[before]) ||
      described(sourceOf(figure, era)) !== described(sourceOf(figure, before))
    )
  }
  return POLICY_NAMES.filter(isNew).map((era, index) => [
    index === 0 ? code(figure) : '',
    code(era),
    written(POLICIES[era][figure]),
    described(sourceOf(figure, era)),
    index === 0 ? heading : '',
  ])
}

/** A row for each place in the code, with a test beside each as far as there are tests. */
function placeRows({ heading, code: places, tests }: Rule): Row[] {
  return Array.from({ length: Math.max(places.length, tests.length) }, (_, index) => {
    const [file, name] = places[index]?.split(' ') ?? []
    return [
      index === 0 ? linkTo(heading) : '',
      file && name ? `${code(`src/${file}.ts`)} ${code(name)}` : '',
      tests[index] === undefined ? '' : code(`test/${tests[index]}.test.ts`),
    ]
  })
}

export const RULE_TABLES = {
  weekdays: table(
    ['Rail', 'Weekday'],
    Object.entries(POLICIES['payout-lab'].runWeekday).map(([rail, day]) => [code(rail), day]),
  ),
  figures: table(
    ['Figure', 'Since', 'Value', 'Source', 'Rule'],
    RULES.flatMap((rule) => (rule.figures ?? []).flatMap((figure) => figureRows(figure, rule))),
  ),
  places: table(['Rule', 'Code', 'Test'], RULES.flatMap(placeRows)),
  countries: table(
    ['Country', 'Name', 'US cents'],
    Object.entries(LISTED_COUNTRY_MINIMUMS_CENTS).map(([country, cents]) => [
      code(country),
      COUNTRY_NAMES.of(country)!,
      written(cents),
    ]),
  ),
} as const

/** The document with each table, between `<!-- table: name -->` and `<!-- end -->`, written again. */
export const withTables = (document: string): string =>
  document.replace(
    /(<!-- table: (\w+) -->\n)[^]*?(<!-- end -->)/g,
    (_, begin: string, name: keyof typeof RULE_TABLES, end: string) =>
      `${begin}\n${RULE_TABLES[name]}\n\n${end}`,
  )
