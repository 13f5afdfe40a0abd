/** The table of named steps in `docs/stress-lab.md`, made from the steps. The document says by markers where it is. */
import { STEPS } from '../payouts/steps'
import { markdownTable } from '../core/markdown-table'

const TABLE = /(<!-- steps -->\n)[^]*?(<!-- end of steps -->)/

export const withStepTable = (document: string): string =>
  document.replace(TABLE, (_table, start: string, end: string) => {
    const rows = Object.entries(STEPS).map(([name, { written, next }]) => [
      `\`${name}\``,
      written,
      next,
    ])
    return `${start}\n${markdownTable([['Step', 'What the ledger has', 'What comes next'], ...rows])}\n\n${end}`
  })
