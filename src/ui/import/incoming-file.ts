/**
 * What somebody hands to the page by the file picker or by dropping it: a file of sales, a scenario, or something that
 * is neither. Whatever it is, the answer says so; nothing of it is used yet.
 */
import { readFileText } from '../../scenario/sales-file/file-text'
import { readJson } from '../../scenario/read-json'
import type { Problem } from '../../scenario/problems'
import { readScenario } from '../../scenario/read-scenario'
import type { ReadingContext } from '../../scenario/reading-context'
import type { ReadingChoices } from '../../scenario/sales-file/reading'
import type { ScenarioInput } from '../../scenario/schema'
import { refuseLargeFile } from '../../scenario/size-estimate'
import { SalesImport } from './sales-import.svelte'

export type Incoming =
  | { kind: 'sales'; file: SalesImport }
  | { kind: 'scenario'; scenario: ScenarioInput }
  | { kind: 'refused'; isScenario: boolean; fileName: string; problems: readonly Problem[] }

/** Reading a sales file begins at once, in a worker; `choices` are how it is to be read at first. */
export async function readIncoming(
  files: readonly File[],
  context: ReadingContext,
  choices: ReadingChoices,
): Promise<Incoming> {
  const [file, ...others] = files
  if (!file || others.length > 0) {
    const names = files.map(({ name }) => name).join(', ')
    return refuse(names, [{ path: 'files', value: names, expected: 'one file at a time' }])
  }
  const tooLarge = refuseLargeFile(file.name, file.size)
  if (tooLarge) return refuse(file.name, [tooLarge])
  return /\.json$/i.test(file.name)
    ? await incomingScenario(file, context)
    : { kind: 'sales', file: new SalesImport(file, choices) }
}

async function incomingScenario(file: File, context: ReadingContext): Promise<Incoming> {
  const bytes = await bytesOf(file)
  if (!bytes) {
    const expected = 'a file that can be read, and no folder'
    return refuse(file.name, [{ path: 'file', value: file.name, expected }])
  }
  const text = readFileText(bytes, file.name)
  const json = text.ok ? readJson(text.text) : text
  if (!json.ok) return refuse(file.name, json.problems, true)
  const answer = readScenario(json.value, context)
  if (!answer.ok) return refuse(file.name, answer.problems, true)
  return { kind: 'scenario', scenario: json.value as ScenarioInput }
}

async function bytesOf(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    return null
  }
}

const refuse = (fileName: string, problems: readonly Problem[], isScenario = false): Incoming => ({
  kind: 'refused',
  isScenario,
  fileName,
  problems,
})
