/** Which of several controls an arrow key leads to, round from the last to the first; Home and End lead to the ends. */

export const ACROSS = { next: 'ArrowRight', previous: 'ArrowLeft' } as const
export const DOWN = { next: 'ArrowDown', previous: 'ArrowUp' } as const

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/**
 * `from`: the place of the one that has the focus, −1 for none. `null` for any other key, and with a modifier: then an
 * arrow is the browser’s, which goes back with it.
 */
export function placeByKey(
  pressed: Pressed,
  from: number,
  count: number,
  { next, previous }: typeof ACROSS | typeof DOWN,
): number | null {
  if (pressed.altKey || pressed.ctrlKey || pressed.metaKey || pressed.shiftKey) return null
  switch (pressed.key) {
    case next:
      return (from + 1) % count
    case previous:
      return from <= 0 ? count - 1 : from - 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
