/** A figure of the page, computed again from the ledger: what the two have to do with each other. */
import { errorText } from '../../core/error-text'
import type { LabClient } from '../lab/lab-client.svelte'
import type { ShownFigure } from './shown-figure'

export type Recomputed =
  | { state: 'unasked' | 'asked' }
  | { state: 'failed'; reason: string }
  | ({ state: 'answered'; value: number | null } & Compared)

type Compared =
  /** `moved-on`: the run went on, or gave way to another one, between the figure on the page and the answer. */
  | { comparison: 'agrees' | 'moved-on' | 'differs' }
  /** Not all that the figure counts is in the ledger: what was settled before this day has left it. */
  | { comparison: 'kept'; closedBefore: string }

type Asked = Pick<LabClient, 'phase' | 'run' | 'recomputeFigure'>

const isMoving = ({ phase }: Asked): boolean =>
  phase === 'starting' || phase === 'running' || phase === 'closing'

/** Compared once, with what the page showed then: the run may stop, and change the figure, while the answer is read. */
export async function recompute(
  lab: Asked,
  { reference, value: shown }: Pick<ShownFigure, 'reference' | 'value'>,
): Promise<Recomputed> {
  const { run } = lab
  const wasMoving = isMoving(lab)
  try {
    const value = await lab.recomputeFigure(reference)
    const hasMovedOn = wasMoving || isMoving(lab) || lab.run !== run
    const compared = compare(value === shown, hasMovedOn, run?.closedBefore ?? null)
    return { state: 'answered', value, ...compared }
  } catch (error) {
    return { state: 'failed', reason: errorText(error) }
  }
}

function compare(isSame: boolean, hasMovedOn: boolean, closedBefore: string | null): Compared {
  if (isSame) return { comparison: 'agrees' }
  if (hasMovedOn) return { comparison: 'moved-on' }
  return closedBefore === null ? { comparison: 'differs' } : { comparison: 'kept', closedBefore }
}
