/** How components reach the state of the page, without what it is made of: the form works without a worker. */
import { createContext } from 'svelte'
import type { Desk } from './desk.svelte'

export const [useDesk, provideDesk] = createContext<Desk>()
