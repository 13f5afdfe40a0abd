/**
 * What somebody hands to the page by the file picker or by dropping it: a file of sales, a scenario, or something that
 * is neither. Whatever it is, the answer says so; nothing of it is used yet.
 */
import { readFileText } from '../../scenario/file-text'
import { readJson } from '../../scenario/json-text'
import type { Problem } from '../../scenario/problems'
import { readScenario, type ReadingContext } from '../../scenario/read-scenario'
import type { ScenarioInput } from '../../scenario/schema'
import { refuseLargeFile } from '../../scenario/size-estimate'
import { SalesImport } from './sales-import.svelte'

export type Incoming =
  | { kind: 'sales'; file: SalesImport }
  | { kind: 'scenario'; scenario: ScenarioInput }
  | { kind: 'refused'; isScenario: boolean; fileName: string; problems: readonly Problem[] }

export async function readIncoming(
  files: readonly File[],
  context: ReadingContext,
): Promise<Incoming> {
  const [file, ...others] = files
  if (!file || others.length > 0) {
    const names = files.map(({ name }) => name).join(', ')
    return refuse(names, [{ path: 'files', value: names, expected: 'one file at a time' }])
  }
  const tooLarge = refuseLargeFile(file.name, file.size)
  if (tooLarge) return refuse(file.name, [tooLarge])
  const bytes = await bytesOf(file)
  if (!bytes) {
    const expected = 'a file that can be read, and no folder'
    return refuse(file.name, [{ path: 'file', value: file.name, expected }])
  }
  return /\.json$/i.test(file.name)
    ? incomingScenario(file.name, bytes, context)
    : { kind: 'sales', file: new SalesImport(file.name, bytes) }
}

async function bytesOf(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    return null
  }
}

function incomingScenario(fileName: string, bytes: Uint8Array, context: ReadingContext): Incoming {
  const text = readFileText(bytes, fileName)
  const json = text.ok ? readJson(text.text) : text
  if (!json.ok) return refuse(fileName, json.problems, true)
  const answer = readScenario(json.value, context)
  if (!answer.ok) return refuse(fileName, answer.problems, true)
  return { kind: 'scenario', scenario: json.value as ScenarioInput }
}

const refuse = (fileName: string, problems: readonly Problem[], isScenario = false): Incoming => ({
  kind: 'refused',
  isScenario,
  fileName,
  problems,
})
