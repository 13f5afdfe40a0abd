/** Reads the files that the command line names, as bytes or as JSON. */
import { basename } from 'node:path'
import { readFileText, type FileText } from '../scenario/sales-file/file-text'
import { readJson } from '../scenario/read-json'
import { oneOfKnown } from '../scenario/nearest'
import { PRESET_NAMES } from '../scenario/presets'
import { refusal, type Refused } from '../scenario/problems'
import { fileBytesMax, refuseLargeFile } from '../scenario/size-estimate'
import { readFileBytes } from './file-bytes'
import { pathFromUser } from './paths'

export type ScenarioDocument = { ok: true; document: unknown } | Refused

/** `name`: what it is, as problems say; `presets`: what might have been meant instead. */
export function documentOfFile(
  path: string,
  name = 'scenario',
  presets: readonly string[] = PRESET_NAMES,
): ScenarioDocument {
  return jsonOfFile(path, name, `a file, or ${oneOfKnown(path, presets)}`)
}

/** `expected` is said of a path that leads to no file. */
export function jsonOfFile(path: string, name: string, expected: string): ScenarioDocument {
  const text = readText(path, name, expected)
  if (!text.ok) return text
  const json = readJson(text.text)
  return json.ok ? { ok: true, document: json.value } : json
}

function readText(path: string, name: string, expected: string): FileText | Refused {
  const bytes = readBytes(path, name, expected)
  return bytes.ok ? readFileText(bytes.bytes, basename(path)) : bytes
}

type FileBytes = { ok: true; bytes: Uint8Array } | Refused

/** A file whose size decides is not read at all. */
export function readBytes(
  path: string,
  name: string,
  expected: string,
  memoryLimitBytes?: number,
): FileBytes {
  const file = readFileBytes(pathFromUser(path), fileBytesMax(memoryLimitBytes))
  if ('reason' in file) {
    return refusal(name, path, file.reason === null ? expected : `${expected}; ${file.reason}`)
  }
  const tooLarge = refuseLargeFile(basename(path), file.size, memoryLimitBytes)
  return tooLarge ? { ok: false, problems: [tooLarge] } : { ok: true, bytes: file.bytes }
}
