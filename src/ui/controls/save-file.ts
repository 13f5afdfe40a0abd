/** Hands a file to the reader's browser to be saved. */
export function saveFile(
  fileName: string,
  mediaType: string,
  content: string | Uint8Array | Blob,
): void {
  const bytes = content instanceof Uint8Array ? new Uint8Array(content) : content
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
