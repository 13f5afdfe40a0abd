/**
 * For a row of buttons that replace, remove or disable each other, or a part of the page that has such rows: where the
 * focused one goes, the focus goes to the one that has come in its place, and not to the top of the page.
 */

const BUTTON = 'button:not(:disabled)'
const FIELD = 'input, select, textarea, button'

/**
 * Goes to what is nearest to where the focused one was. Without anything to go to, the row itself takes the focus, so that
 * Tab goes on from there.
 */
const keepsFocusOn =
  (wanted: string) =>
  (row: HTMLElement): (() => void) => {
    let focused: HTMLElement | null = null
    /** What it is in, from the inside out: known before it is taken away, maybe with some of these. */
    let around: HTMLElement[] = []

    const isGone = (element: HTMLElement): boolean =>
      !element.isConnected || element.matches(':disabled')

    const note = ({ target }: FocusEvent): void => {
      focused = target as HTMLElement
      around = []
      for (let part = focused; part !== row; part = part.parentElement!)
        around.push(part.parentElement!)
    }

    /** An element that is taken away loses the focus as one that the reader leaves does; only the latter stays as it is. */
    const forget = ({ target }: FocusEvent): void => {
      setTimeout(() => {
        if (focused === target && !isGone(focused as HTMLElement)) focused = null
      })
    }

    const nearest = (): HTMLElement | null => {
      for (const part of around) {
        const next = part.isConnected && part.querySelector<HTMLElement>(wanted)
        if (next) return next
      }
      return null
    }

    const handOn = (): void => {
      if (!focused || !isGone(focused)) return
      const { activeElement } = document
      const isLost = activeElement === document.body || activeElement === focused
      focused = null
      if (!isLost) return
      const next = nearest()
      if (!next) {
        row.tabIndex = -1
        row.dataset.tookFocus = ''
      }
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

/** An attachment. The focus goes to another button. */
export const keepsFocus = keepsFocusOn(BUTTON)

/** An attachment, of a field with a button that clears it: the focus goes to the field. */
export const keepsFocusInField = keepsFocusOn(FIELD)
