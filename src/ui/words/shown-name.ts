/** Names that people choose, as a sentence shows them. */
import { onOneLine } from '../../core/one-line'

const FROM_RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const ISOLATE = '\u2068'
const END_OF_ISOLATE = '\u2069'

/**
 * On one line, with nothing in it that turns what follows. A name that is written from right to left is isolated, so that
 * the numbers and words around it keep their order.
 */
export function shownName(name: string): string {
  const shown = onOneLine(name)
  return FROM_RIGHT_TO_LEFT.test(shown) ? `${ISOLATE}${shown}${END_OF_ISOLATE}` : shown
}
