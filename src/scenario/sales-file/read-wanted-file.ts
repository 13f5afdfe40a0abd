/** The sales file that a link names, read. */
import { readSavedReading } from './saved-reading'
import type { WantedFile } from './wanted-file'

const NAME_LENGTH_MAX = 255

/** What a link says of its file, or `null` if that is not whole. */
export function readWantedFile(value: unknown): WantedFile | null {
  if (typeof value !== 'object' || value === null) return null
  const { name, rows, sha256, reading } = value as Partial<Record<keyof WantedFile, unknown>>
  const isNamed = typeof name === 'string' && name !== '' && name.length <= NAME_LENGTH_MAX
  const isCounted = typeof rows === 'number' && Number.isSafeInteger(rows) && rows >= 0
  const isDigested = typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256)
  const read = readSavedReading(reading)
  if (!isNamed || !isCounted || !isDigested || !read.ok) return null
  return { name, rows, sha256, reading: read.choices }
}
