/** How components reach the state of the page, without what it is made of: the form works without a worker. */
import { createContext } from 'svelte'
import type { PageState } from './page-state.svelte'

export const [usePageState, providePageState] = createContext<PageState>()
