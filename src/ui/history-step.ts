/** Marks the steps of this page in the browser's history; what was pasted into the address has no such mark. */

export const STEP = { isStep: true } as const

export const isStep = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'isStep' in state
