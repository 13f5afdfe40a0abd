/**
 * The rows that leave the ledger of a long run on the page. They wait in blobs, which a browser may
 * keep on disk, until the reader saves them as a ZIP with one CSV file for each view and month. A
 * million payouts are three gigabytes of text, and a sixth of that compressed.
 */
import { deflateSync, inflateSync, strToU8, Zip, ZipDeflate } from 'fflate'
import { ClosedParts } from '../src/metrics/closed-parts'

/** Quick, and as small as the higher levels make such rows. */
const LEVEL = 2

export class ClosedRows {
  /** Each compressed on its own. */
  readonly #pieces = new Map<string, Blob[]>()
  readonly #parts = new ClosedParts((name, text) => {
    const pieces = this.#pieces.get(name) ?? []
    this.#pieces.set(name, pieces)
    pieces.push(new Blob([deflateSync(strToU8(text), { level: LEVEL })]))
  })
  readonly take = this.#parts.take

  /** All that has left so far. */
  async archive(): Promise<Blob> {
    this.#parts.flush()
    const chunks: Blob[] = []
    const zip = new Zip((error, chunk) => {
      if (error) throw error
      chunks.push(new Blob([new Uint8Array(chunk)]))
    })
    const parts = [...this.#pieces].map(([name, pieces]) => ({ name, pieces: [...pieces] }))
    for (const { name, pieces } of parts) {
      const file = new ZipDeflate(name, { level: LEVEL })
      zip.add(file)
      for (const piece of pieces) {
        file.push(inflateSync(new Uint8Array(await piece.arrayBuffer())))
      }
      file.push(new Uint8Array(), true)
    }
    zip.end()
    return new Blob(chunks, { type: 'application/zip' })
  }
}
