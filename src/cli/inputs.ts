/** Reads the scenario and the sales file that the command line names. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { isPresetName, PRESET_NAMES, PRESETS } from '../scenario/presets'
import type { Problem, Refused } from '../scenario/problems'
import { readJson } from '../scenario/json-text'
import { readSalesFile } from '../scenario/sales-file'
import { prepareRun, type PreparedRun } from '../simulation/setup'
import type { SimulateArguments } from './arguments'

export function readInputs(given: SimulateArguments): PreparedRun {
  const scenario = scenarioDocument(given)
  if (!scenario.ok) return scenario
  if (given.salesFile === null) return prepareRun(scenario.document, null)
  const text = readText(given.salesFile, '--sales', 'a CSV file that can be read')
  if (!text.ok) return text
  const imported = readSalesFile(text.text, basename(given.salesFile))
  return imported.ok ? prepareRun(scenario.document, imported.sales) : imported
}

type ScenarioDocument = { ok: true; document: unknown } | Refused

/** The preset or the file's JSON, with the seed of the command line in place of its own. */
function scenarioDocument({ scenario, seed }: SimulateArguments): ScenarioDocument {
  const named = isPresetName(scenario)
    ? ({ ok: true, document: PRESETS[scenario] } as const)
    : documentOfFile(scenario)
  if (!named.ok || seed === null || typeof named.document !== 'object') return named
  return { ok: true, document: { ...named.document, seed } }
}

function documentOfFile(path: string): ScenarioDocument {
  const text = readText(path, 'scenario', `a file, or one of ${PRESET_NAMES.join(', ')}`)
  if (!text.ok) return text
  const json = readJson(text.text)
  return json.ok ? { ok: true, document: json.value } : json
}

function readText(
  path: string,
  name: string,
  expected: string,
): { ok: true; text: string } | Refused {
  try {
    return { ok: true, text: readFileSync(path, 'utf8') }
  } catch {
    const problem: Problem = { path: name, value: path, expected }
    return { ok: false, problems: [problem] }
  }
}
