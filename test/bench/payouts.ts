/**
 * The figures of the engine, all from one process: a run beside its rows and its statements, the same rows in native SQLite,
 * the same payouts by a script in Python, what grows with days and with creators, and a walk over as many holders of a
 * balance as the real marketplace has.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import initSqlJs from 'sql.js'
import { insertNative } from './native-rows'
import { referenceInput, runReference } from './reference'
import { runToEnd, setupFor } from './run'
import { measureRun, rounded } from './run-figures'
import { cpuSecondsOf, median } from './spent'
import { walk } from './walk'

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '30' },
    'growth-days': { type: 'string', default: '120' },
    'growth-creators': { type: 'string', default: '10000' },
    'walk-holders': { type: 'string', default: '195000' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
})
/** Of the two runs whose creators are compared: long enough that most of them are paid several times. */
const CREATOR_GROWTH_DAYS = 5
const CREATORS_BEFORE_GROWTH = 1_000

const engine = await initSqlJs()
const setup = setupFor(Number(values.days))
const rounds = Number(values.rounds)
const measured = measureRun(engine, setup, rounds)
const runSeconds = median(measured.runSeconds)

const medianSecondsOf = (work: () => void): number =>
  median(Array.from({ length: rounds }, () => cpuSecondsOf(work)))

function secondsPerPayout(days: number, creators?: number): number {
  let payouts = 0
  const seconds = cpuSecondsOf(() => {
    const simulation = runToEnd(engine, setupFor(days, creators))
    ;({ payouts } = simulation)
    simulation.ledger.database.close()
  })
  return seconds / payouts
}

function growthOfCreators(): number {
  const few = median(
    Array.from({ length: rounds }, () =>
      secondsPerPayout(CREATOR_GROWTH_DAYS, CREATORS_BEFORE_GROWTH),
    ),
  )
  return secondsPerPayout(CREATOR_GROWTH_DAYS, Number(values['growth-creators'])) / few
}

/** The Python script’s seconds over those of the run, for the same number of payouts. */
function besidePython(): Record<string, number | string | null> {
  const simulation = runToEnd(engine, setup)
  const input = referenceInput(simulation.ledger.database, setup)
  simulation.ledger.database.close()
  const runs = Array.from({ length: rounds }, () => runReference(input))
  if (runs.some((run) => run === null)) return { python_sqlite: null }
  const [first] = runs
  return {
    python_sqlite: rounded(median(runs.map((run) => run!.seconds)) / runSeconds),
    python_payouts: first!.payouts,
    python_sqlite_version: first!.sqlite,
  }
}

const holders = Number(values['walk-holders'])
const figures = {
  preset: 'all-daily',
  days: setup.days,
  ...measured.figures,
  service_vs_native: rounded(medianSecondsOf(() => insertNative(measured.rows)) / runSeconds),
  ...besidePython(),
  [`growth_to_${values['growth-days']}_days`]: rounded(
    secondsPerPayout(Number(values['growth-days'])) / (runSeconds / measured.payouts),
  ),
  [`growth_to_${values['growth-creators']}_creators`]: rounded(growthOfCreators()),
  ...walkFigures(),
  machine: `${cpus().length} x ${cpus()[0]!.model.trim()}, Node ${process.version}`,
}

function walkFigures(): Record<string, number> {
  const { seconds, payouts } = walk(engine, holders)
  const name = `walk_${holders / 1_000}k`
  return { [`${name}_seconds`]: rounded(seconds), [`${name}_payouts`]: payouts }
}

if (values.json) console.log(JSON.stringify(figures, null, 2))
else {
  const width = Math.max(...Object.keys(figures).map((name) => name.length))
  for (const [name, value] of Object.entries(figures)) {
    console.log(`${name.padEnd(width)}  ${value}`)
  }
}
