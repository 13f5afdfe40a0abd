/** Keys that work on the whole page: undo and redo of the scenario, and Enter in one of its fields. */
import type { ScenarioDraft } from './draft/scenario-draft.svelte'

const WITHOUT_TEXT = ['checkbox', 'radio', 'range', 'button', 'submit', 'file']

/** Where text is typed: there the keys for undo are the field's own. */
function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.includes(target.type)
  return target instanceof HTMLElement && target.isContentEditable
}

/** Also within a part of the page that has a document tree of its own, as the JSON editor has. */
const innermostTarget = (event: Event): EventTarget | null => event.composedPath()[0] ?? null

/** The field of one line in which Enter was pressed, unless it has a use of its own for it, or belongs to a form that has. */
function fieldOfEnter(event: KeyboardEvent): HTMLInputElement | null {
  const target = innermostTarget(event)
  const isEnter = event.key === 'Enter' && !event.defaultPrevented && !event.isComposing
  if (!isEnter || !(target instanceof HTMLInputElement)) return null
  return isTextField(target) && target.form === null ? target : null
}

/**
 * An attachment: what Enter does in the fields of a part of the page. It does it once the field has been stored, and not
 * where the field says that it cannot be. A browser sends `change` right after `keypress`, and that only where no one has
 * prevented `keydown`.
 */
export const onEnterInField =
  (act: () => void) =>
  (part: HTMLElement): (() => void) => {
    const onKeyPress = (event: KeyboardEvent): void => {
      const field = fieldOfEnter(event)
      if (!field) return
      setTimeout(() => {
        if (field.getAttribute('aria-invalid') !== 'true') act()
      })
    }
    part.addEventListener('keypress', onKeyPress)
    return () => part.removeEventListener('keypress', onKeyPress)
  }

export function undoByKey(event: KeyboardEvent, draft: ScenarioDraft): void {
  if (!isTextField(innermostTarget(event))) undoHere(event, draft)
}

/** Wherever the key was pressed. */
export function undoHere(event: KeyboardEvent, draft: ScenarioDraft): void {
  if (event.altKey) return
  const isWithZ = (event.ctrlKey || event.metaKey) && /^z$/i.test(event.key)
  const isRedo = isWithZ ? event.shiftKey : event.ctrlKey && event.key === 'y'
  if (!isWithZ && !isRedo) return
  event.preventDefault()
  if (isRedo) draft.redo()
  else draft.undo()
}
