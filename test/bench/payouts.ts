/**
 * What a run costs beside what it must cost. Every figure is a ratio or a count of one process: the run with all its checks,
 * its SQL statements replayed without the service, and the rows that it leaves inserted bare are timed in turns.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import initSqlJs from 'sql.js'
import { countOf, insertBare, rowsOf, rowsOfPayouts } from './final-rows'
import { recordStatements, replay, runToEnd, setupFor } from './run'
import { cpuSecondsOf, median } from './spent'

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '30' },
    'growth-days': { type: 'string', default: '120' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
})
const engine = await initSqlJs()
const setup = setupFor(Number(values.days))

const recorded = recordStatements(engine, setup)
const measured = runToEnd(engine, setup)
const { database } = measured.ledger
const { payouts } = measured
const sales = Number(database.valueOf('SELECT COUNT(*) FROM ledger_sales'))
const allRows = rowsOf(database)
const payoutRows = rowsOfPayouts(database)
database.close()

const runs: number[] = []
const replays: number[] = []
const inserts: number[] = []
for (let round = 0; round < Number(values.rounds); round += 1) {
  runs.push(cpuSecondsOf(() => runToEnd(engine, setup).ledger.database.close()))
  replays.push(cpuSecondsOf(() => replay(engine, recorded)))
  inserts.push(cpuSecondsOf(() => insertBare(engine, allRows)))
}

/** Seconds a payout of a longer run over those of the measured one. */
function growth(): number | null {
  const days = Number(values['growth-days'])
  if (days <= setup.days) return null
  let longer = 0
  const seconds = cpuSecondsOf(() => {
    const simulation = runToEnd(engine, setupFor(days))
    longer = simulation.payouts
    simulation.ledger.database.close()
  })
  return seconds / longer / (median(runs) / payouts)
}

const rounded = (value: number): number => Number(value.toPrecision(3))
const ratios = (parts: readonly number[]): number =>
  rounded(median(parts.map((seconds, round) => seconds / runs[round]!)))
const grown = growth()
const figures = {
  preset: 'all-daily',
  days: setup.days,
  sales,
  payouts,
  rows: countOf(allRows),
  run_cpu_seconds: rounded(median(runs)),
  rows_vs_run: ratios(inserts),
  service_vs_sql: ratios(replays),
  statements_per_sale: rounded(recorded.byWork.sales / sales),
  statements_per_payout: rounded(recorded.byWork.payouts / payouts),
  check_statements_per_payout: rounded(recorded.byWork.days / payouts),
  bytes_per_row: rounded(insertBare(engine, allRows) / countOf(allRows)),
  bytes_per_payout: rounded(insertBare(engine, payoutRows) / payouts),
  [`growth_to_${values['growth-days']}_days`]: grown && rounded(grown),
  machine: `${cpus().length} x ${cpus()[0]!.model.trim()}, Node ${process.version}`,
}
if (values.json) console.log(JSON.stringify(figures, null, 2))
else {
  const width = Math.max(...Object.keys(figures).map((name) => name.length))
  for (const [name, value] of Object.entries(figures)) {
    console.log(`${name.padEnd(width)}  ${value}`)
  }
}
