/** Names in a sentence: `one, two, and three`. */
import { getLocale } from '../paraglide/runtime.js'

export const listed = (names: readonly string[]): string =>
  new Intl.ListFormat(getLocale()).format(names)
