/**
 * Runs the library of incidents from the terminal. Exit 0: every incident shows its damage as it was, and not as fixed, or a
 * service of the user's own holds in each; 1: one does not; 2: the input was refused, and nothing was written; 3: a run failed.
 */
import { jsonText } from '../core/json-text'
import { counted } from '../core/counted'
import initSqlJs from 'sql.js'
import { damageText } from '../experiments/incidents/damage-text'
import {
  holds,
  outcomesTable,
  ownFailure,
  ownOutcomesTable,
} from '../experiments/incidents/outcome-tables'
import { runIncident, type IncidentOutcome } from '../experiments/incidents/run-incident'
import type { Incident } from '../scenario/incidents/incident'
import { INCIDENTS } from '../scenario/incidents/library'
import { NOT_MODELLED } from '../scenario/incidents/not-modelled'
import { nearestTo } from '../scenario/nearest'
import type { Problem } from '../scenario/problems'
import type { GivenArguments } from './arguments'
import { EXIT } from './help'
import {
  ownServiceAt,
  ownServiceJson,
  ownServiceLines,
  readOwnService,
  type OwnServiceFile,
} from './own-service'
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

async function runAll(
  incidents: readonly Incident[],
  file: OwnServiceFile | null,
): Promise<IncidentOutcome[]> {
  const engine = await initSqlJs()
  const service = file && (await ownServiceAt(file))
  return incidents.map((incident, at) => {
    const outcome = runIncident(engine, incident, service)
    const { measure } = incident.expect
    const [was, fixed] = [outcome.asItWas, outcome.asFixed].map(({ damage }) =>
      damageText(measure, damage),
    )
    console.error(`${at + 1} of ${incidents.length}  ${incident.id}  ${was} -> ${fixed}`)
    return outcome
  })
}

function incidentsJson(
  incidents: readonly Incident[],
  outcomes: readonly IncidentOutcome[],
  service: OwnServiceFile | null,
) {
  const entries = incidents.map(({ id, title, source, expect }, at) => {
    const { asItWas, asFixed, besideLab, ok } = outcomes[at]!
    const [wasFile, fixedFile] = scenarioFiles(incidents[at]!).map(([name]) => name)
    return {
      ...{ id, title, source, measure: expect.measure, expected: expect },
      asItWas: { ...asItWas, scenario: wasFile },
      asFixed: { ...asFixed, scenario: fixedFile },
      besideLab,
      ok,
    }
  })
  const ok = outcomes.every((outcome) => outcome.ok)
  return jsonText({ ok, service: service && ownServiceJson(service), incidents: entries })
}

/** What came of them, in lines. */
function summaryLines(
  incidents: readonly Incident[],
  outcomes: readonly IncidentOutcome[],
  service: OwnServiceFile | null,
): string[] {
  const failed = outcomes.filter(({ ok }) => !ok)
  const all = counted(outcomes.length, 'incident', 'incidents')
  if (!service) {
    const are = outcomes.length === 1 ? 'is' : 'are'
    return [
      `${outcomes.length - failed.length} of ${all} ${are} as expected.`,
      ...failed.map(({ id }) => `Not as expected: ${id}`),
    ]
  }
  const holding = outcomes.filter(holds)
  const same = holding.filter(({ besideLab }) => besideLab?.isSameLedger).length
  const linesOf = (words: string, some: readonly IncidentOutcome[]): string[] =>
    some.length === 0 ? [] : [`${words} ${some.map(({ id }) => id).join(', ')}`]
  return [
    ...ownServiceLines(service),
    `It holds in ${holding.length} of ${all} as fixed: no more damage than with the lab’s service, everybody paid whom the lab’s pays, and no other check fails.`,
    ...(same > 0 ? [`In ${same} of them the ledger is the lab’s, row for row.`] : []),
    ...linesOf(
      'It holds without the fix, too, in',
      outcomes.filter(({ besideLab }) => besideLab?.holdsAsItWas),
    ),
    ...linesOf(
      'Not measured, since it leaves out the check that finds the damage:',
      outcomes.filter((outcome) => outcome.ok && !holds(outcome)),
    ),
    ...failed.map((outcome) => {
      const { title } = incidents.find(({ id }) => id === outcome.id)!
      return `Does not hold in ${outcome.id}, ${title}: ${ownFailure(incidents, outcome)}`
    }),
  ]
}

async function main(given: GivenArguments): Promise<number> {
  const { incidents, problems } = chosen(given.scenarios)
  if (problems.length > 0) return refuse(problems)
  const service = await readOwnService(given.services[0] ?? null)
  if (!service.ok) return refuse(service.problems)
  const { file } = service
  const folder = pathFromUser(given.outFolder)
  const scenarios = incidents.flatMap(scenarioFiles)
  const names = ['incidents.json', 'incidents.md', ...scenarios.map(([name]) => name)]
  const folderProblem = checkFolder(folder, names)
  if (folderProblem) return refuse([folderProblem])
  const outcomes = await runAll(incidents, file)
  const table = (file ? ownOutcomesTable : outcomesTable)(incidents, outcomes)
  writeResults<string>(folder, {
    'incidents.json': incidentsJson(incidents, outcomes, file),
    'incidents.md': `# Incidents\n\n${table}\n`,
    ...Object.fromEntries(scenarios),
  })
  for (const line of summaryLines(incidents, outcomes, file)) console.log(line)
  return outcomes.every(({ ok }) => ok) ? EXIT.consistent : EXIT.violation
}

await runProgram('incidents', main)
