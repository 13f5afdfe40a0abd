/** Reads the scenarios and the sales file that the command line names. */
import { basename } from 'node:path'
import { exhaust } from '../core/exhaust'
import { isDocument, valueAt, withSeed, withValueAt } from '../scenario/document-paths'
import type { Problem, Refused } from '../scenario/problems'
import { OF_FILE } from '../scenario/sampled'
import type { ImportedSales } from '../scenario/sales-file/imported-sales'
import { openSalesFile } from '../scenario/sales-file/read-sales-file'
import { withChoices } from '../scenario/sales-file/reading'
import type { WantedFile } from '../scenario/sales-file/wanted-file'
import type { RunSetup } from '../simulation/run-setup'
import { prepareRun } from '../simulation/setup'
import type { GivenArguments } from './arguments'
import { otherFile, scenarioGiven, shortNameOf, wantedOf } from './given-scenario'
import { readBytes } from './json-file'
import { problemOfQuestion } from './question-lines'

/** One setup for each scenario, in their order, all on the same sales; or all that is wrong with any of them. */
type ReadInputs = { ok: true; setups: RunSetup[] } | Refused

export function readInputs(given: GivenArguments): ReadInputs {
  const { scenarios, salesFile, memoryLimitBytes } = given
  const documents = scenarios.map((scenario) => scenarioGiven(scenario))
  const wanted = wantedOf(documents, salesFile)
  const imported =
    salesFile === null ? null : readSales(salesFile, given, wanted.ok ? wanted.wanted : null)
  const sales = imported?.ok ? imported.sales : null
  const canPrepare = wanted.ok && (imported === null || imported.ok)
  const setups: RunSetup[] = []
  const problems: (readonly Problem[])[] = []
  for (const [index, document] of documents.entries()) {
    // What a scenario refers to may be in the file: without the file, it is not judged.
    const prepared =
      document.ok && canPrepare
        ? prepareRun(seeded(document.document, given), sales, memoryLimitBytes)
        : null
    if (prepared?.ok) setups.push(prepared.setup)
    for (const refused of [document, prepared]) {
      if (refused?.ok === false) problems.push(named(refused.problems, scenarios, index))
    }
  }
  if (!wanted.ok) problems.push(wanted.problems)
  if (imported?.ok === false) problems.push(imported.problems)
  return problems.length === 0 ? { ok: true, setups } : { ok: false, problems: problems.flat() }
}

/** With the seed of the command line in place of its own, and for how many the file stands. */
function seeded(document: unknown, { seed, fileStandsFor }: GivenArguments): unknown {
  const scaled = standingFor(document, fileStandsFor)
  return seed === null ? scaled : withSeed(scaled, seed)
}

/** What is no scenario is left to validation, as is a part of it that is none. */
export const standingFor = (document: unknown, fileStandsFor: number | null): unknown =>
  fileStandsFor !== null &&
  [document, ...HOLDING.map((path) => valueAt(document, path) ?? {})].every(isDocument)
    ? withValueAt(document, OF_FILE, fileStandsFor)
    : document

/** What holds that setting. */
const HOLDING = ['population', 'population.sample']

/** Of several scenarios, which one a problem is about: `scenario 2 (fees.json), days`. */
function named(
  problems: readonly Problem[],
  scenarios: readonly string[],
  index: number,
): Problem[] {
  if (scenarios.length === 1) return [...problems]
  const which = `scenario ${index + 1}`
  return problems.map((problem) => ({
    ...problem,
    path:
      problem.path === 'scenario'
        ? which
        : `${which} (${shortNameOf(scenarios[index]!)}), ${problem.path}`,
  }))
}

export type ReadSales = { ok: true; sales: ImportedSales } | Refused

/** `wanted`: what a link says of the file, which is read as it was then, unless the command line says otherwise. */
export function readSales(
  path: string,
  given: GivenArguments,
  wanted: WantedFile | null = null,
): ReadSales {
  const reading = wanted ? withChoices(wanted.reading, given.reading) : given.reading
  const bytes = readBytes(path, '--sales', 'a CSV file that can be read', given.memoryLimitBytes)
  if (!bytes.ok) return bytes
  const other = wanted && otherFile(path, bytes.bytes, wanted)
  if (other) return { ok: false, problems: [other] }
  const opened = exhaust(openSalesFile(bytes.bytes, basename(path)))
  if (!opened.ok) return opened
  const answer = exhaust(opened.file.read(reading))
  switch (answer.outcome) {
    case 'read':
      return { ok: true, sales: answer.sales }
    case 'refused':
      return { ok: false, problems: answer.problems }
    case 'questions': {
      const { titles, headerLine } = opened.file.facts(reading)
      return { ok: false, problems: answer.questions.map(problemOfQuestion(titles, headerLine)) }
    }
  }
}
