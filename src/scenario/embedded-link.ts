/**
 * A run that is shown inside a page of somebody else, in the fragment of an address: `s4.`, a checksum, a dot and the packed
 * scenario with the tab that is shown. It may have the digest that the run had where it was embedded.
 */
import { fragmentOf } from './link'
import { VERSION_OF_EMBEDDED } from './link-versions'
import { packedText } from './packed-text'
import type { ScenarioInput } from './schema'

export const EMBEDDED_TABS = ['overview', 'fees'] as const
export type EmbeddedTab = (typeof EMBEDDED_TABS)[number]

export interface EmbeddedView {
  tab: EmbeddedTab
  /** Of the ledger of the finished run; `null` where it was not run. */
  digest: string | null
}

export const embeddedFragment = (scenario: ScenarioInput, { tab, digest }: EmbeddedView): string =>
  fragmentOf(VERSION_OF_EMBEDDED, packedText({ scenario, tab, digest }))
