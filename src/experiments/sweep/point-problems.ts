/** Whether each point of a sweep is a scenario that can be run; what is wrong is said of the place in the sweep. */
import type { Document } from '../../scenario/document-paths'
import type { Problem } from '../../scenario/problems'
import { readScenario } from '../../scenario/read-scenario'
import { withChanges } from '../../scenario/setting-changes'
import type { SweepDefinition } from './definition'
import type { SweepPoint } from './plan'
import { unfit, type SweepContext } from './unfit'

/** Of places on two axes that are wrong in the same way, the first. */
export function pointProblems(
  points: readonly SweepPoint[],
  definition: SweepDefinition,
  scenario: Document,
  context: SweepContext,
): Problem[] {
  const problems = new Map<string, Problem>()
  for (const point of points) {
    const place = placeOf(point, definition)
    for (const problem of problemsOf(withChanges(scenario, point.changes), context)) {
      const found = {
        ...problem,
        path: place,
        expected: `for ${problem.path}, ${problem.expected}`,
      }
      const key = JSON.stringify([place, problem.path, problem.value])
      if (!problems.has(key)) problems.set(key, found)
    }
  }
  return [...problems.values()]
}

function problemsOf(scenario: Document, context: SweepContext): Problem[] {
  const read = readScenario(scenario, context.file?.context)
  return read.ok ? unfit(read.scenario, context) : read.problems
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
