import { readJson } from '../../src/scenario/read-json'
import { readScenario, type ReadScenario } from '../../src/scenario/read-scenario'

/** A scenario as it is in a document: its JSON is read first. */
export function readScenarioText(text: string): ReadScenario {
  const json = readJson(text)
  return json.ok ? readScenario(json.value) : json
}
