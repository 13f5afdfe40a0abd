/** Reads the scenarios and the sales file that the command line names. */
import { basename } from 'node:path'
import { withSeed } from '../scenario/document-paths'
import { readFileText, type FileText } from '../scenario/file-text'
import { readJson } from '../scenario/json-text'
import { nearestTo } from '../scenario/nearest'
import { isPresetName, PRESET_NAMES, PRESETS } from '../scenario/presets'
import type { Problem, Refused } from '../scenario/problems'
import type { ImportedSales } from '../scenario/imported-sales'
import { finish, openSalesFile } from '../scenario/sales-file'
import { fileBytesMax, refuseLargeFile } from '../scenario/size-estimate'
import type { RunSetup } from '../simulation/run-setup'
import { prepareRun } from '../simulation/setup'
import type { GivenArguments } from './arguments'
import { readFileBytes } from './file-bytes'
import { pathFromUser } from './paths'
import { problemOfQuestion } from './question-lines'

/** One setup for each scenario, in their order, all on the same sales; or all that is wrong with any of them. */
export type ReadInputs = { ok: true; setups: RunSetup[] } | Refused

export function readInputs(given: GivenArguments): ReadInputs {
  const { scenarios, salesFile } = given
  const limit = given.memoryLimitBytes ?? undefined
  const imported = salesFile === null ? null : readSales(salesFile, given)
  const sales = imported?.ok ? imported.sales : null
  const canPrepare = imported === null || imported.ok
  const setups: RunSetup[] = []
  const problems: (readonly Problem[])[] = []
  for (const [index, scenario] of scenarios.entries()) {
    const document = scenarioDocument(scenario, given.seed)
    // What a scenario refers to may be in the file: without the file, it is not judged.
    const prepared = document.ok && canPrepare ? prepareRun(document.document, sales, limit) : null
    if (prepared?.ok) setups.push(prepared.setup)
    for (const refused of [document, prepared]) {
      if (refused?.ok === false) problems.push(named(refused.problems, scenarios, index))
    }
  }
  if (imported?.ok === false) problems.push(imported.problems)
  return problems.length === 0 ? { ok: true, setups } : { ok: false, problems: problems.flat() }
}

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
        : `${which} (${basename(scenarios[index]!)}), ${problem.path}`,
  }))
}

export type ReadSales = { ok: true; sales: ImportedSales } | Refused

export function readSales(path: string, { reading, memoryLimitBytes }: GivenArguments): ReadSales {
  const bytes = readBytes(path, '--sales', 'a CSV file that can be read', memoryLimitBytes)
  if (!bytes.ok) return bytes
  const opened = finish(openSalesFile(bytes.bytes, basename(path)))
  if (!opened.ok) return opened
  const answer = finish(opened.file.read(reading))
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

export type ScenarioDocument = { ok: true; document: unknown } | Refused

/** The preset or the file's JSON, with the seed of the command line in place of its own. */
function scenarioDocument(scenario: string, seed: string | null): ScenarioDocument {
  const named = isPresetName(scenario)
    ? ({ ok: true, document: PRESETS[scenario] } as const)
    : documentOfFile(scenario)
  if (!named.ok || seed === null) return named
  return { ok: true, document: withSeed(named.document, seed) }
}

/** `name`: what it is, as problems say; `presets`: what might have been meant instead. */
export function documentOfFile(
  path: string,
  name = 'scenario',
  presets: readonly string[] = PRESET_NAMES,
): ScenarioDocument {
  const nearest = nearestTo(path, presets)
  const meant = nearest === null ? '' : `; did you mean ${nearest}?`
  const text = readText(path, name, `a file, or one of ${presets.join(', ')}${meant}`)
  if (!text.ok) return text
  const json = readJson(text.text)
  return json.ok ? { ok: true, document: json.value } : json
}

/** `expected` is said of a path that leads to no file. */
function readText(path: string, name: string, expected: string): FileText | Refused {
  const bytes = readBytes(path, name, expected, null)
  return bytes.ok ? readFileText(bytes.bytes, basename(path)) : bytes
}

type FileBytes = { ok: true; bytes: Uint8Array } | Refused

/** A file whose size decides is not read at all. */
function readBytes(
  path: string,
  name: string,
  expected: string,
  memoryLimitBytes: number | null,
): FileBytes {
  const limit = memoryLimitBytes ?? undefined
  const file = readFileBytes(pathFromUser(path), fileBytesMax(limit))
  if (!file) return refuse({ path: name, value: path, expected })
  const tooLarge = refuseLargeFile(basename(path), file.size, limit)
  return tooLarge ? refuse(tooLarge) : { ok: true, bytes: file.bytes }
}

const refuse = (problem: Problem): Refused => ({ ok: false, problems: [problem] })
