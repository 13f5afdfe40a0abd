/**
 * Fails when a figure of the engine is more than a quarter worse than the kept one: `npm run check:speed`. Each is a count, or a
 * ratio of two times of this one process, so that it holds on any machine. A change that is meant is kept with `-- --keep`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import initSqlJs from 'sql.js'
import { z } from 'zod'
import { setupFor } from './run'
import { measureRun } from './run-figures'

const KEPT = new URL('kept-figures.json', import.meta.url)
const DAYS = 10
/** The first ones pay for V8’s compilers: what counts is the median. */
const ROUNDS = 5
const WORST = 1.25

const kept = z
  .strictObject({
    rows_vs_run: z.number(),
    statements_per_sale: z.number(),
    statements_per_payout: z.number(),
    check_statements_per_payout: z.number(),
    bytes_per_payout: z.number(),
  })
  .parse(JSON.parse(readFileSync(KEPT, 'utf8')))
type Name = keyof typeof kept
const names = Object.keys(kept) as Name[]
/** More is better for this one, and worse for all others. */
const SHARE: Name = 'rows_vs_run'

const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } })
const { figures } = measureRun(await initSqlJs(), setupFor(DAYS), ROUNDS)
const now = Object.fromEntries(names.map((name) => [name, figures[name]])) as typeof kept

let isWorse = false
for (const name of names) {
  const loss = name === SHARE ? kept[name] / now[name] : now[name] / kept[name]
  const isTooMuch = loss > WORST
  isWorse ||= isTooMuch
  console.log(
    `${name.padEnd(28)} ${String(now[name]).padStart(6)}  kept ${String(kept[name]).padStart(6)}${isTooMuch ? '  more than a quarter worse' : ''}`,
  )
}
if (values.keep) writeFileSync(KEPT, `${JSON.stringify(now, null, 2)}\n`)
else if (isWorse) process.exitCode = 1
