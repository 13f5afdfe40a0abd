/**
 * The rows that leave the ledger of a long run on the page. They wait in blobs, which a browser may keep on disk, until
 * somebody saves them: a ZIP of one CSV file for each view and month.
 */
import { Zip, ZipDeflate } from 'fflate'
import { ClosedParts } from '../src/metrics/closed-parts'

export class ClosedRows {
  readonly #pieces = new Map<string, Blob[]>()
  readonly #parts = new ClosedParts((name, text) => {
    this.#pieces.set(name, [...(this.#pieces.get(name) ?? []), new Blob([text])])
  })
  readonly take = this.#parts.take

  /** All that has left so far. */
  async archive(): Promise<Blob> {
    this.#parts.flush()
    const chunks: Uint8Array<ArrayBuffer>[] = []
    const zip = new Zip((error, chunk) => {
      if (error) throw error
      chunks.push(new Uint8Array(chunk))
    })
    for (const [name, pieces] of this.#pieces) {
      const file = new ZipDeflate(name)
      zip.add(file)
      for (const piece of pieces) file.push(new Uint8Array(await piece.arrayBuffer()))
      file.push(new Uint8Array(), true)
    }
    zip.end()
    return new Blob(chunks, { type: 'application/zip' })
  }
}
