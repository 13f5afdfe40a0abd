/**
 * Starts a worker that may reach no further than the page. A worker whose script comes from an address is under the
 * policy of that answer's headers, which a static host does not send. One that starts from memory is under the content
 * security policy of the page; its one line reads the script.
 */
const startAddresses = new Map<string, string>()

function startAddress(script: string): string {
  const known = startAddresses.get(script)
  if (known !== undefined) return known
  const line = `import ${JSON.stringify(new URL(script, document.baseURI).href)}`
  const address = URL.createObjectURL(new Blob([line], { type: 'text/javascript' }))
  startAddresses.set(script, address)
  return address
}

export const startWorker = (script: string): Worker =>
  new Worker(startAddress(script), { type: 'module' })
