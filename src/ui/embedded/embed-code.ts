/**
 * The code by which a page of somebody else shows the scenario on the form, with what of the reader's place belongs to the tab
 * that is shown.
 */
import { embeddedFragment, type EmbeddedTab } from '../../scenario/embedded-link'
import { onOneLine } from '../../core/one-line'
import { tooLongToSend } from '../link-length'
import type { PageState } from '../page-state.svelte'
import { m } from '../paraglide/messages.js'
import { placeOf, searchOf } from '../place'
import { shownName } from '../words/shown-name'

export type EmbedCode = { ok: true; code: string } | { ok: false; reason: string }

type EmbeddedPage = Pick<PageState, 'draft' | 'salesFile' | 'lab' | 'navigation' | 'isRunCurrent'>

/** Of the run on the page, where it is one of the scenario on the form and has come to its end; the lab's service pays there. */
export function digestToRepeat({ lab, isRunCurrent }: EmbeddedPage): string | null {
  const { report, service } = lab.run ?? {}
  return isRunCurrent && !service && report?.status === 'finished' ? report.digest : null
}

export function embedCode(page: EmbeddedPage, tab: EmbeddedTab): EmbedCode {
  const file = page.salesFile.ofForm
  if (file) return { ok: false, reason: m.embed_file({ file: shownName(file.name) }) }
  const { picked, schedule, sweep } = page.navigation
  const search = searchOf({ ...placeOf(''), tab, picked, schedule, sweep })
  const fragment = embeddedFragment(page.draft.input, { tab, digest: digestToRepeat(page) })
  const reason = tooLongToSend(search + fragment)
  if (reason !== null) return { ok: false, reason }
  const { origin, pathname } = location
  const name = String(page.draft.value('name'))
  return { ok: true, code: frameOf(`${origin}${pathname}${search}#${fragment}`, name) }
}

/** No reader elsewhere can open such an address. */
export const isOfThisComputer = (hostname: string): boolean =>
  /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)

function frameOf(address: string, name: string): string {
  const attributes = {
    src: address,
    title: `${onOneLine(name)} · ${m.product_name()}`,
    loading: 'lazy',
    // For a page whose policy refuses styles. With them its height goes with the reader's text.
    width: '100%',
    height: '720',
    style: 'width: 100%; height: 45rem; border: 0',
  }
  const texts = Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)
  return `<iframe ${texts.join(' ')}></iframe>`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  '<': '&lt;',
  '>': '&gt;',
}

/** As the value of an attribute, and so that no tag can begin or end in it, however the code is read. */
const escaped = (text: string): string => text.replace(/[&"<>]/g, (sign) => ESCAPES[sign]!)
