/**
 * The figures of the engine, all from one process: `npm run bench`. A run beside its rows and its statements, the same rows
 * in native SQLite, the same payouts by a script in Python, the heap beside the ledger, sweeps and stress tests, a walk over
 * as many holders of a balance as the real marketplace has, and what grows with days, creators and payouts.
 */
import initSqlJs from 'sql.js'
import { machineDescription, shareOfOthers, spentOn } from './machine'
import { helpText, readOptions, type Options } from './options'
import { measureParts, PARTS, type Part } from './parts'
import { reportAsJson, reportAsTable, type Figures } from './report'
import { rounded } from './spent'

const REFUSED = 2

async function print({ parts, sizes, isJson }: Options<Part>): Promise<void> {
  const engine = await initSqlJs()
  let figures: Figures = {}
  const spent = await spentOn(async () => {
    figures = await measureParts(engine, parts, sizes, (part) => console.error(`${part} …`))
  })
  const machine = { ...machineDescription(), share_of_others: rounded(shareOfOthers([spent])) }
  console.log(
    isJson
      ? reportAsJson(figures, { preset: 'all-daily', sizes, machine })
      : reportAsTable(figures),
  )
}

const read = readOptions(process.argv.slice(2), PARTS)
if (read.ok === 'help') console.log(helpText(PARTS))
else if (read.ok) await print(read.options)
else {
  for (const problem of read.problems) console.error(problem)
  process.exitCode = REFUSED
}
