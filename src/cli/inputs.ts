/** Reads the scenario and the sales file that the command line names. */
import { basename } from 'node:path'
import { readFileText, type FileText } from '../scenario/file-text'
import { readJson } from '../scenario/json-text'
import { nearestTo } from '../scenario/nearest'
import { isPresetName, PRESET_NAMES, PRESETS } from '../scenario/presets'
import type { Problem, Refused } from '../scenario/problems'
import { readSalesFile } from '../scenario/sales-file'
import { FILE_BYTES_MAX, refuseLargeFile } from '../scenario/size-estimate'
import { prepareRun, type PreparedRun } from '../simulation/setup'
import type { SimulateArguments } from './arguments'
import { readFileBytes } from './file-bytes'

export function readInputs(given: SimulateArguments): PreparedRun {
  const scenario = scenarioDocument(given)
  if (given.salesFile === null) {
    return scenario.ok ? prepareRun(scenario.document, null) : scenario
  }
  const text = readText(given.salesFile, '--sales', 'a CSV file that can be read')
  const imported = text.ok
    ? readSalesFile(text.text, basename(given.salesFile), given.reading)
    : text
  if (scenario.ok && imported.ok) return prepareRun(scenario.document, imported.sales)
  return {
    ok: false,
    problems: [
      ...(scenario.ok ? [] : scenario.problems),
      ...(imported.ok ? [] : imported.problems),
    ],
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
  const file = readFileBytes(path, FILE_BYTES_MAX)
  if (!file) return refuse({ path: name, value: path, expected })
  const tooLarge = refuseLargeFile(basename(path), file.size)
  return tooLarge ? refuse(tooLarge) : readFileText(file.bytes, basename(path))
}

const refuse = (problem: Problem): Refused => ({ ok: false, problems: [problem] })
