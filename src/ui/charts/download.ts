/** Hands a text to the reader as a file, without leaving the page. */

const REVOKE_AFTER_MILLISECONDS = 10_000

export function downloadText(fileName: string, mediaType: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MILLISECONDS)
}
