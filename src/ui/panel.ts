/** The part of the page that holds the open tab. */

const panel = (): HTMLElement | null => document.getElementById('panel')

/** What was opened in the panel is closed: the Tab key goes on in the panel, which stays where it is. */
export const focusPanel = (): void => panel()?.focus({ preventScroll: true })

/**
 * What the reader has opened takes the focus, which went with what led there. Where it is elsewhere, they have not opened
 * anything: a run that begins draws the panel again, and so does an arrow key among the tabs.
 */
export function focusOpened(heading: HTMLElement | undefined): void {
  const { activeElement } = document
  if (activeElement === document.body || activeElement === panel()) heading?.focus()
}

/** Another answer begins at the top of the panel, which may be far above what has asked for it. */
export function showPanel(): void {
  focusPanel()
  panel()?.scrollIntoView()
}
