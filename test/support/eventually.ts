/** Waits for what comes by itself: once a run has ended, or another tab has heard. Vitest gives it a second, which a busy machine takes. */
import { vi } from 'vitest'

const MILLISECONDS_MAX = 100_000

export const eventually = <Value>(look: () => Value): Promise<Value> =>
  vi.waitFor(look, { timeout: MILLISECONDS_MAX, interval: 5 })
