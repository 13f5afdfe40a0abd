/** A saved reading, for `--read @file.json`. */
import { readSavedReading } from '../scenario/sales-file/saved-reading'
import { jsonOfFile } from './json-file'
import type { ReadChoices } from './reading-choices'

export function savedReadingOf(path: string): ReadChoices {
  const json = jsonOfFile(path, '--read', 'a file with a saved reading')
  return json.ok ? readSavedReading(json.document) : json
}
