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
const ROUNDS = 7
const WORST = 1.25
/** A machine that is busy throughout one measurement can make it worse, and none better: a loss is in all of them. */
const MEASUREMENTS = 3

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
const engine = await initSqlJs()
const setup = setupFor(DAYS)

for (let measurement = 1; measurement <= MEASUREMENTS; measurement += 1) {
  const { figures } = measureRun(engine, setup, ROUNDS)
  const now = Object.fromEntries(names.map((name) => [name, figures[name]])) as typeof kept
  const isWorse = names.map((name) => printed(name, now[name])).includes(true)
  if (values.keep) writeFileSync(KEPT, `${JSON.stringify(now, null, 2)}\n`)
  if (values.keep || !isWorse) break
  if (measurement === MEASUREMENTS) process.exitCode = 1
  else console.log('Measured once more:')
}

/** Returns whether the figure is too much worse than the kept one. */
function printed(name: Name, now: number): boolean {
  const loss = name === SHARE ? kept[name] / now : now / kept[name]
  const isTooMuch = loss > WORST
  console.log(
    `${name.padEnd(28)} ${String(now).padStart(6)}  kept ${String(kept[name]).padStart(6)}${isTooMuch ? '  more than a quarter worse' : ''}`,
  )
  return isTooMuch
}
