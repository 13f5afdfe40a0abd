/**
 * The bytes of a file that somebody names. It must be an ordinary one: a device, a pipe or a folder may have no end or
 * never begin. Opened so that nothing is waited for, and not read beyond what may be held.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

const PIECE_BYTES = 1 << 20

export interface FileBytes {
  /** Not all of them where there are more than was asked for. */
  bytes: Uint8Array
  /** At least as large as is known. */
  size: number
}

/** Why there are none; `null` where the path leads nowhere. */
interface NoFile {
  reason: string | null
}

const REASONS: Readonly<Partial<Record<string, string>>> = {
  EACCES: 'this one may not be read',
  EPERM: 'this one may not be read',
  ELOOP: 'this is a link that leads back to itself',
}

/** The path must lead to an ordinary file that may be read. */
export function readFileBytes(path: string, bytesMax: number): FileBytes | NoFile {
  let file: number | null = null
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const status = fstatSync(file)
    if (status.isDirectory()) return { reason: 'this is a folder' }
    if (!status.isFile()) return { reason: 'this is a device or a pipe' }
    if (status.size > bytesMax) return { bytes: new Uint8Array(), size: status.size }
    return readUpTo(file, bytesMax)
  } catch (error) {
    return { reason: REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? null }
  } finally {
    if (file !== null) closeSync(file)
  }
}

/** The size of a file that the system makes up as it is read is known by reading alone. */
function readUpTo(file: number, bytesMax: number): FileBytes {
  const pieces: Uint8Array[] = []
  let size = 0
  while (size <= bytesMax) {
    const piece = new Uint8Array(PIECE_BYTES)
    const count = readSync(file, piece)
    if (count === 0) break
    pieces.push(piece.subarray(0, count))
    size += count
  }
  return { bytes: Buffer.concat(pieces), size }
}
