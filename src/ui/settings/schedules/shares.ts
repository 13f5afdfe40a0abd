/** How many creators are on each schedule, as the draft has it. */
import { asDocument } from '../../../scenario/document-paths'
import type { ScenarioDraft } from '../../draft/scenario-draft.svelte'

/** In basis points, by the name of a schedule. */
export function sharesOf(draft: ScenarioDraft): (frequency: string) => number {
  const shares = asDocument(draft.value('population.scheduleShareBasisPoints'))
  return (frequency) => Number(shares[frequency] ?? 0)
}
