/** Reads the scenario of each point of a sweep; problems name the place in the sweep. */
import type { Document } from '../../scenario/document-paths'
import type { Problem, Refused } from '../../scenario/problems'
import { readScenario, type ReadScenario } from '../../scenario/read-scenario'
import { withChanges } from '../../scenario/setting-changes'
import type { SweepDefinition } from './definition'
import type { SweepPoint } from './plan'
import type { ReadPoint } from './planned-runs'
import { unfit, type SweepContext } from './unfit'

type ReadPoints = { ok: true; points: ReadPoint[] } | Refused

/** If several places on two axes are wrong in the same way, the first is named. Yields after each point. */
export function* readingPoints(
  points: readonly SweepPoint[],
  definition: SweepDefinition,
  scenario: Document,
  context: SweepContext,
): Generator<void, ReadPoints> {
  const problems = new Map<string, Problem>()
  const read: ReadPoint[] = []
  for (const point of points) {
    const answer = readPoint(withChanges(scenario, point.changes), context)
    if (answer.ok) read.push({ point, scenario: answer.scenario })
    else {
      const place = placeOf(point, definition)
      for (const problem of answer.problems) {
        const expected = `for ${problem.path}, ${problem.expected}`
        const key = JSON.stringify([place, problem.path, problem.value])
        if (!problems.has(key)) problems.set(key, { ...problem, path: place, expected })
      }
    }
    yield
  }
  return problems.size === 0
    ? { ok: true, points: read }
    : { ok: false, problems: [...problems.values()] }
}

function readPoint(scenario: Document, context: SweepContext): ReadScenario {
  const read = readScenario(scenario, context.file?.context)
  if (!read.ok) return read
  const problems = unfit(read.scenario, context)
  return problems.length > 0 ? { ok: false, problems } : read
}

/** `alternatives[1].changes`; of a place on one axis the value's own, where values are listed. */
function placeOf({ id, kind }: SweepPoint, { axes }: SweepDefinition): string {
  const [, first, second] = id.split('/')
  switch (kind) {
    case 'scenario':
      return 'scenario'
    case 'axis':
      if (axes.length > 1) return 'axes'
      return axes[0]!.values ? `axes[0].values[${first}]` : 'axes[0]'
    case 'alternative':
      return `alternatives[${first}].changes`
    case 'sensitivity':
      return `sensitivity[${first}].${second}`
    case 'sample':
      return 'sensitivity'
  }
}
