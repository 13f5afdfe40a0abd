/** The state of a page without its document: in place of a worker, the same server answers over a channel. */
import { expose } from 'comlink'
import { vi } from 'vitest'
import { LabServer } from '../../workers/lab-server'
import { taskSource } from '../../workers/task-source'
import type { PageState } from '../../src/ui/page-state.svelte'
import { openPage } from '../../src/ui/open-link'
import type { PlaceInAddress } from '../../src/ui/place-in-address'
import type { LabPhase } from '../../src/ui/lab/lab-client.svelte'
import { engine } from './engine'
import { storage } from './storage'
import { eventually } from './eventually'

/** The page's end of a channel has all that a connection asks of a worker but its end. */
function startedWorker(): Worker {
  const { port1, port2 } = new MessageChannel()
  expose(new LabServer(Promise.resolve(engine), taskSource()), port2)
  const terminate = (): void => {
    port1.close()
    port2.close()
  }
  return Object.assign(port1, { terminate }) as unknown as Worker
}

/** The first page of a file of tests reads all that pages are made of. */
export const LOADING_MILLISECONDS_MAX = 120_000

const ORIGIN = 'http://localhost/'

/** The address and the history of a tab; `visit` is what a reader puts into the address. */
export class Tab {
  readonly location = { hash: '', search: '', pathname: '/', origin: ORIGIN, href: ORIGIN }
  readonly #steps: { state: unknown; url: URL }[] = [{ state: null, url: new URL(ORIGIN) }]
  #at = 0

  get state(): unknown {
    return this.#steps[this.#at]!.state
  }

  replaceState(state: unknown, _: string, address: string): void {
    this.#steps[this.#at] = { state, url: new URL(address, this.location.href) }
    this.#show()
  }

  pushState(state: unknown, _: string, address: string): void {
    const url = new URL(address, this.location.href)
    this.#steps.splice(this.#at + 1, Infinity, { state, url })
    this.#at += 1
    this.#show()
  }

  visit(fragment: string): void {
    this.pushState(null, '', fragment)
  }

  back(): void {
    this.#at -= 1
    this.#show()
  }

  forward(): void {
    this.#at += 1
    this.#show()
  }

  #show(): void {
    const { hash, search, pathname, href } = this.#steps[this.#at]!.url
    // A fragment that is empty is none.
    Object.assign(this.location, { hash: hash === '#' ? '' : hash, search, pathname, href })
  }
}

/** A tab that has just been opened. What the browser keeps is new, too, unless it is given. */
export function stubTab(kept = storage()): Tab {
  const tab = new Tab()
  vi.stubGlobal('location', tab.location)
  vi.stubGlobal('history', tab)
  vi.stubGlobal('localStorage', kept)
  vi.stubGlobal('sessionStorage', storage())
  vi.stubGlobal('document', { baseURI: ORIGIN, getElementById: () => null, activeElement: null })
  vi.stubGlobal('Worker', startedWorker)
  return tab
}

/** The page of the tab, before it opens. */
export async function newPage(): Promise<PageState> {
  const { PageState } = await import('../../src/ui/page-state.svelte')
  const { scenarioReader } = await import('../../src/ui/draft/scenario-reader.svelte')
  await scenarioReader.load()
  return new PageState()
}

/** The page of the tab, once its first run is over. */
export async function openedPage(): Promise<PageState> {
  const page = await newPage()
  await openPage(page)
  await phaseIs(page, 'finished')
  return page
}

export const phaseIs = (page: PageState, phase: LabPhase): Promise<void> =>
  eventually(() => {
    if (page.lab.phase !== phase) throw new Error(`The run is ${page.lab.phase}`)
  })

export async function placeIn({ navigation, address }: PageState): Promise<PlaceInAddress> {
  const part = await import('../../src/ui/place-in-address')
  return new part.PlaceInAddress(navigation, address)
}
