/** Reads the scenario and the sales file that the command line names. */
import { basename } from 'node:path'
import { readFileText, type FileText } from '../scenario/file-text'
import { readJson } from '../scenario/json-text'
import { nearestTo } from '../scenario/nearest'
import { isPresetName, PRESET_NAMES, PRESETS } from '../scenario/presets'
import type { Problem, Refused } from '../scenario/problems'
import type { ImportedSales } from '../scenario/imported-sales'
import { finish, openSalesFile } from '../scenario/sales-file'
import { fileBytesMax, refuseLargeFile } from '../scenario/size-estimate'
import { prepareRun, type PreparedRun } from '../simulation/setup'
import type { SimulateArguments } from './arguments'
import { readFileBytes } from './file-bytes'
import { pathFromUser } from './paths'
import { problemOfQuestion } from './question-lines'

export function readInputs(given: SimulateArguments): PreparedRun {
  const scenario = scenarioDocument(given)
  const limit = given.memoryLimitBytes ?? undefined
  if (given.salesFile === null) {
    return scenario.ok ? prepareRun(scenario.document, null, limit) : scenario
  }
  const imported = readSales(given.salesFile, given)
  if (scenario.ok && imported.ok) return prepareRun(scenario.document, imported.sales, limit)
  return {
    ok: false,
    problems: [
      ...(scenario.ok ? [] : scenario.problems),
      ...(imported.ok ? [] : imported.problems),
    ],
  }
}

type ReadSales = { ok: true; sales: ImportedSales } | Refused

function readSales(path: string, { reading, memoryLimitBytes }: SimulateArguments): ReadSales {
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

type ScenarioDocument = { ok: true; document: unknown } | Refused

/** The preset or the file's JSON, with the seed of the command line in place of its own. */
function scenarioDocument({ scenario, seed }: SimulateArguments): ScenarioDocument {
  const named = isPresetName(scenario)
    ? ({ ok: true, document: PRESETS[scenario] } as const)
    : documentOfFile(scenario)
  if (!named.ok || seed === null) return named
  const { document } = named
  const hasSettings = typeof document === 'object' && document !== null && !Array.isArray(document)
  return hasSettings ? { ok: true, document: { ...document, seed } } : named
}

function documentOfFile(path: string): ScenarioDocument {
  const nearest = nearestTo(path, PRESET_NAMES)
  const meant = nearest === null ? '' : `; did you mean ${nearest}?`
  const text = readText(path, 'scenario', `a file, or one of ${PRESET_NAMES.join(', ')}${meant}`)
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
