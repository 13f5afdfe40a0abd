/**
 * Runs the library of incidents from the terminal. Exit 0: every incident shows its damage as it was, and not as fixed;
 * 1: one does not; 2: the input was refused, and nothing was written; 3: a run failed.
 */
import { jsonText } from '../core/json-text'
import { counted } from '../core/counted'
import initSqlJs from 'sql.js'
import { damageText } from '../experiments/incidents/damage-text'
import { outcomesTable } from '../experiments/incidents/library-document'
import { runIncident, type IncidentOutcome } from '../experiments/incidents/run-incident'
import type { Incident } from '../scenario/incidents/incident'
import { INCIDENTS } from '../scenario/incidents/library'
import { NOT_MODELLED } from '../scenario/incidents/not-modelled'
import { nearestTo } from '../scenario/nearest'
import type { Problem } from '../scenario/problems'
import type { GivenArguments } from './arguments'
import { EXIT } from './help'
import { checkFolder, writeResults } from './out-folder'
import { pathFromUser } from './paths'
import { refuse, runProgram } from './program'

/** Of each incident, the two scenarios that its figures are of. */
const scenarioFiles = ({ id, asItWas, asFixed }: Incident): [name: string, text: string][] => [
  [`${id}-as-it-was.json`, jsonText(asItWas)],
  [`${id}-as-fixed.json`, jsonText(asFixed)],
]
/** Those named, or all; each once, in the order of the library. */
function chosen(ids: readonly string[]): { incidents: Incident[]; problems: Problem[] } {
  const known = INCIDENTS.map(({ id }) => id)
  const problems = ids
    .filter((id) => !known.includes(id))
    .map((id) => ({ path: 'incident', value: id, expected: expectedId(id, known) }))
  return {
    incidents: INCIDENTS.filter(({ id }) => ids.length === 0 || ids.includes(id)),
    problems,
  }
}

function expectedId(id: string, known: readonly string[]): string {
  const absent = NOT_MODELLED.find((one) => one.id === id)
  if (absent) return `an id of the library; this one is not modelled: ${absent.reason}`
  const nearest = nearestTo(id, known)
  return nearest === null
    ? 'an id of the library; --help lists them'
    : `an id of the library; did you mean ${nearest}?`
}

async function runAll(incidents: readonly Incident[]): Promise<IncidentOutcome[]> {
  const engine = await initSqlJs()
  return incidents.map((incident, at) => {
    const outcome = runIncident(engine, incident)
    const { measure } = incident.expect
    const [was, fixed] = [outcome.asItWas, outcome.asFixed].map(({ damage }) =>
      damageText(measure, damage),
    )
    console.error(`${at + 1} of ${incidents.length}  ${incident.id}  ${was} -> ${fixed}`)
    return outcome
  })
}

function incidentsJson(incidents: readonly Incident[], outcomes: readonly IncidentOutcome[]) {
  const entries = incidents.map(({ id, title, source, expect }, at) => {
    const { asItWas, asFixed, ok } = outcomes[at]!
    const [wasFile, fixedFile] = scenarioFiles(incidents[at]!).map(([name]) => name)
    return {
      ...{ id, title, source, measure: expect.measure, expected: expect },
      asItWas: { ...asItWas, scenario: wasFile },
      asFixed: { ...asFixed, scenario: fixedFile },
      ok,
    }
  })
  const ok = outcomes.every((outcome) => outcome.ok)
  return jsonText({ ok, incidents: entries })
}

async function main(given: GivenArguments): Promise<number> {
  const { incidents, problems } = chosen(given.scenarios)
  if (problems.length > 0) return refuse(problems)
  const folder = pathFromUser(given.outFolder)
  const scenarios = incidents.flatMap(scenarioFiles)
  const names = ['incidents.json', 'incidents.md', ...scenarios.map(([name]) => name)]
  const folderProblem = checkFolder(folder, names)
  if (folderProblem) return refuse([folderProblem])
  const outcomes = await runAll(incidents)
  writeResults<string>(folder, {
    'incidents.json': incidentsJson(incidents, outcomes),
    'incidents.md': `# Incidents\n\n${outcomesTable(incidents, outcomes)}\n`,
    ...Object.fromEntries(scenarios),
  })
  const failed = outcomes.filter(({ ok }) => !ok)
  console.log(
    `${outcomes.length - failed.length} of ${counted(outcomes.length, 'incident is', 'incidents are')} as expected.`,
  )
  for (const { id } of failed) console.log(`Not as expected: ${id}`)
  return failed.length === 0 ? EXIT.consistent : EXIT.violation
}

await runProgram('incidents', main)
