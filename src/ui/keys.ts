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

/** Enter in a field of one line that has no use of its own for it. */
export function isEnterInField(event: KeyboardEvent): boolean {
  const target = innermostTarget(event)
  return (
    event.key === 'Enter' &&
    !event.defaultPrevented &&
    !event.isComposing &&
    target instanceof HTMLInputElement &&
    isTextField(target)
  )
}

export function undoByKey(event: KeyboardEvent, draft: ScenarioDraft): void {
  const isUndoKey = (event.ctrlKey || event.metaKey) && !event.altKey && /^z$/i.test(event.key)
  if (!isUndoKey || isTextField(innermostTarget(event))) return
  event.preventDefault()
  if (event.shiftKey) draft.redo()
  else draft.undo()
}
