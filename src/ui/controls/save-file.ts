import { withByteOrderMark } from '../../core/byte-order-mark'

const REVOKE_AFTER_MILLISECONDS = 10_000

/** Hands a file to the reader's browser to be saved, without leaving the page. A text is saved as UTF-8. */
export function saveFile(
  fileName: string,
  mediaType: string,
  content: string | Uint8Array | Blob,
): void {
  const type = typeof content === 'string' ? `${mediaType};charset=utf-8` : mediaType
  const isCsv = typeof content === 'string' && mediaType === 'text/csv'
  // Bytes never lie in memory that is shared, of which no file could be made.
  const address = URL.createObjectURL(
    new Blob([isCsv ? withByteOrderMark(content) : (content as BlobPart)], { type }),
  )
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The browser reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MILLISECONDS)
}
