/** What `npm run bench` can measure, in the order in which it does: each part gives some of the named figures. */
import type { SqlJsStatic } from 'sql.js'
import { once } from '../../src/core/once'
import { estimateFigures } from './estimates'
import { growthFigures } from './growth'
import { heapFigures } from './heap'
import { insertNative } from './native-rows'
import { referenceInput, runReference } from './reference'
import type { Figures } from './report'
import { runToEnd, setupFor } from './run'
import { measureRun, type MeasuredRun } from './run-figures'
import type { Sizes } from './sizes'
import { cpuSecondsOf, least, rounded } from './spent'
import { swarmFigures, sweepFigures } from './sweeps'
import { walk } from './walk'

export const PARTS = [
  'run',
  'native',
  'python',
  'heap',
  'sweeps',
  'swarm',
  'walk',
  'estimates',
  'growth',
] as const
export type Part = (typeof PARTS)[number]

/** `measured` is made once, for all parts that compare with the run. */
type Measure = (
  engine: SqlJsStatic,
  sizes: Sizes,
  measured: () => MeasuredRun,
) => Figures | Promise<Figures>

const MEASURES: Readonly<Record<Part, Measure>> = {
  run: (_engine, _sizes, measured) => measured().figures,
  native: (_engine, { rounds }, measured) => besideNative(measured(), rounds),
  python: (engine, sizes, measured) => besidePython(engine, sizes, measured()),
  heap: heapFigures,
  sweeps: (_engine, sizes) => sweepFigures(sizes),
  swarm: (_engine, sizes) => swarmFigures(sizes),
  walk: (engine, sizes) => walkFigures(engine, sizes['walk-holders']),
  estimates: estimateFigures,
  growth: growthFigures,
}

export async function measureParts(
  engine: SqlJsStatic,
  parts: readonly Part[],
  sizes: Sizes,
  onPart: (part: Part) => void,
): Promise<Figures> {
  const measured = once(() => measureRun(engine, setupFor(sizes.days), sizes.rounds))
  let figures: Figures = {}
  for (const part of parts) {
    onPart(part)
    figures = { ...figures, ...(await MEASURES[part](engine, sizes, measured)) }
  }
  return figures
}

function besideNative({ rows, runSeconds }: MeasuredRun, rounds: number): Figures {
  const seconds = Array.from({ length: rounds }, () => cpuSecondsOf(() => insertNative(rows)))
  return { service_vs_native: rounded(least(seconds) / runSeconds) }
}

/** The Python script’s seconds over those of the run, for the same number of payouts. */
function besidePython(
  engine: SqlJsStatic,
  { days, rounds }: Sizes,
  { runSeconds }: MeasuredRun,
): Figures {
  const setup = setupFor(days)
  const simulation = runToEnd(engine, setup)
  const input = referenceInput(simulation.ledger.database, setup)
  simulation.ledger.database.close()
  const runs = Array.from({ length: rounds }, () => runReference(input))
  const [first] = runs
  return {
    python_sqlite: first ? rounded(least(runs.map((run) => run!.seconds)) / runSeconds) : null,
    python_payouts: first?.payouts ?? null,
    python_sqlite_version: first?.sqlite ?? null,
  }
}

function walkFigures(engine: SqlJsStatic, holders: number): Figures {
  const { seconds, payouts } = walk(engine, holders)
  const name = `walk_of_${holders}`
  return { [`${name}_seconds`]: rounded(seconds), [`${name}_payouts`]: payouts }
}
