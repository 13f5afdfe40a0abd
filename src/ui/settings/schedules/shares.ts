/** How many creators are on each schedule, as the draft has it. */
import { isDocument } from '../../../scenario/document-paths'
import type { ScenarioDraft } from '../../draft/scenario-draft.svelte'

/** In basis points, by the name of a schedule. */
export function sharesOf(draft: ScenarioDraft): (frequency: string) => number {
  const shares = draft.value('population.scheduleShareBasisPoints')
  return (frequency) => (isDocument(shares) ? Number(shares[frequency] ?? 0) : 0)
}
