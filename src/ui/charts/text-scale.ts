/**
 * How large the reader has the browser's text, as a multiple of the usual. A plot is measured and drawn as with text of the
 * usual size, and shown larger as a whole: its texts keep the room that they have among its lines.
 */
const USUAL_PIXELS = 16

let known = 0

export function textScale(): number {
  known ||= Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_PIXELS
  return known
}
