/** A saved reading, for `--read @file.json`. */
import { readFileSync } from 'node:fs'
import { readJson } from '../scenario/json-text'
import { readSavedReading } from '../scenario/saved-reading'
import { pathFromUser } from './paths'
import type { ReadChoices } from './reading-choices'

export function savedReadingOf(path: string): ReadChoices {
  let text: string
  try {
    text = readFileSync(pathFromUser(path), 'utf8')
  } catch {
    const expected = 'a file with a saved reading'
    return { ok: false, problems: [{ path: '--read', value: `@${path}`, expected }] }
  }
  const json = readJson(text)
  return json.ok ? readSavedReading(json.value) : json
}
