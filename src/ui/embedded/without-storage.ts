/**
 * An embedded view keeps nothing and knows nothing of what is kept, whoever would ask for it: to all that is on it, its
 * browser is one that forbids storage.
 */
const STORES = ['localStorage', 'sessionStorage', 'indexedDB'] as const

export function goWithoutStorage(): void {
  const refuse = (): never => {
    throw new DOMException('An embedded view keeps nothing', 'SecurityError')
  }
  for (const name of STORES) Object.defineProperty(window, name, { get: refuse })
}
