/** A summary as Markdown: the words and tables of the sheet, without its picture. */
import { m } from '../paraglide/messages.js'
import type { Summary, SummaryTable } from './summary'

/** What would end a cell, or begin something else than text. */
const escaped = (text: string): string =>
  text.replace(/[\\|`*_<[\]]/g, (character) => `\\${character}`).replace(/\s+/g, ' ')

const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`

const table = ({ columns, rows }: SummaryTable): string =>
  [
    line(columns),
    `| ${columns.map((_, index) => (index === 0 ? '---' : '---:')).join(' | ')} |`,
    ...rows.map(line),
  ].join('\n')

const section = (one: SummaryTable): string[] =>
  one.rows.length === 0 ? [] : [`## ${escaped(one.title)}`, table(one)]

const named = (name: string, text: string): string =>
  name === '' ? `- ${text}` : `- ${escaped(name)}: ${text}`

export function summaryMarkdown(summary: Summary): string {
  const { title, period, sentences, grounds, notes, figures, differences, assumptions } = summary
  const { checks, digests, links } = summary
  return [
    `# ${escaped(title)}`,
    escaped(period),
    escaped(sentences.join(' ')),
    ...grounds.map(escaped),
    ...notes.map(escaped),
    ...(differences ? section(differences) : []),
    ...section(figures),
    ...section(assumptions),
    `## ${m.summary_repeat_heading()}`,
    escaped(checks),
    [
      ...digests.map(({ name, digest }) =>
        named(name, m.summary_digest({ digest: `\`${digest}\`` })),
      ),
      ...links.map(({ name, link }) => named(name, `<${link}>`)),
    ].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}
