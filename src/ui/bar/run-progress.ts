import type { LabClient } from '../lab/lab-client.svelte'
import { m } from '../paraglide/messages.js'

/** Of the bar, for closing the books. */
const CLOSING_PART = 0.1

interface Progress {
  /** The stage that the run is in. */
  label: string
  /** How far that stage is, of 1: of days, as many as the bar names. */
  stageShare: number
  /** How far the whole run is, of 1. */
  share: number
}

export function progressOf({
  phase,
  preparing,
  run,
}: Pick<LabClient, 'phase' | 'preparing' | 'run'>): Progress {
  if (phase === 'starting' && preparing) {
    const share = preparing.added / Math.max(1, preparing.creators)
    return { label: m.progress_preparing_label(), stageShare: share, share }
  }
  const status = run?.status ?? null
  // One measure of the whole: a bar that went back would say that nothing is known.
  if (status?.closing) {
    const { share } = status.closing
    return {
      label: m.progress_closing_label(),
      stageShare: share,
      share: 1 - CLOSING_PART * (1 - share),
    }
  }
  const days = status ? status.daysDone / Math.max(1, status.daysTotal) : 0
  const share = phase === 'finished' ? 1 : (1 - CLOSING_PART) * days
  return { label: m.progress_label(), stageShare: days, share }
}
