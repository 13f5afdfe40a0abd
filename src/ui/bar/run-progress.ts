import type { LabClient } from '../lab/lab-client.svelte'
import { m } from '../paraglide/messages.js'

/** Of the bar, for closing the books. */
const CLOSING_PART = 0.1

/** How far the run is, of 1. */
export function progressOf({ phase, preparing, run }: LabClient): { label: string; share: number } {
  if (phase === 'starting' && preparing) {
    const share = preparing.added / Math.max(1, preparing.creators)
    return { label: m.progress_preparing_label(), share }
  }
  const status = run?.status ?? null
  // One measure of the whole: a bar that went back would say that nothing is known.
  if (status?.closing) {
    const share = 1 - CLOSING_PART * (1 - status.closing.share)
    return { label: m.progress_closing_label(), share }
  }
  const days = status ? status.daysDone / Math.max(1, status.daysTotal) : 0
  const share = phase === 'finished' ? 1 : (1 - CLOSING_PART) * days
  return { label: m.progress_label(), share }
}
