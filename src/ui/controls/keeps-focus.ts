/**
 * For a row of buttons that replace or disable each other: where the focused one goes, the focus goes to the one that has
 * come in its place, and not to the top of the page.
 */

/** An attachment. Without a button to go to, the row itself takes the focus, so that Tab goes on from there. */
export function keepsFocus(row: HTMLElement): () => void {
  let focused: HTMLElement | null = null

  const isGone = (element: HTMLElement): boolean =>
    !element.isConnected || element.matches(':disabled')

  const note = ({ target }: FocusEvent): void => {
    focused = target as HTMLElement
  }

  /** An element that is taken away loses the focus as one that the reader leaves does; only the latter stays as it is. */
  const forget = ({ target }: FocusEvent): void => {
    setTimeout(() => {
      if (focused === target && !isGone(focused as HTMLElement)) focused = null
    })
  }

  const handOn = (): void => {
    if (!focused || !isGone(focused)) return
    const { activeElement } = document
    const isLost = activeElement === document.body || activeElement === focused
    focused = null
    if (!isLost) return
    const next = row.querySelector<HTMLElement>('button:not(:disabled)')
    if (!next) row.tabIndex = -1
    const target = next ?? row
    target.focus({ preventScroll: true })
  }

  const changes = new MutationObserver(handOn)
  changes.observe(row, {
    ...{ childList: true, subtree: true },
    ...{ attributes: true, attributeFilter: ['disabled'] },
  })
  row.addEventListener('focusin', note)
  row.addEventListener('focusout', forget)
  return () => {
    changes.disconnect()
    row.removeEventListener('focusin', note)
    row.removeEventListener('focusout', forget)
  }
}
