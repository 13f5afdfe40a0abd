/** The part of the page that holds the open room. */

const panel = (): HTMLElement | null => document.getElementById('panel')

/** What was opened in the room is closed: Tab goes on in the room, which stays where it is. */
export const focusPanel = (): void => panel()?.focus({ preventScroll: true })

/** Another answer begins at the top of the room, which may be far above what has asked for it. */
export function showPanel(): void {
  focusPanel()
  panel()?.scrollIntoView()
}
