/** Keys that work on the whole page: undo and redo of the scenario, and Enter in one of its fields. */
import type { ScenarioDraft } from './draft/scenario-draft.svelte'

const WITHOUT_TEXT = ['checkbox', 'radio', 'range', 'button', 'submit', 'file']

/** Where text is typed: there the keys for undo are the field's own. */
function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.includes(target.type)
  return target instanceof HTMLElement && target.isContentEditable
}

/** Enter in a field of one line that has no use of its own for it. */
export const isEnterInField = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' &&
  !event.defaultPrevented &&
  !event.isComposing &&
  event.target instanceof HTMLInputElement &&
  isTextField(event.target)

export function undoByKey(event: KeyboardEvent, draft: ScenarioDraft): void {
  const isUndoKey = (event.ctrlKey || event.metaKey) && !event.altKey && /^z$/i.test(event.key)
  if (!isUndoKey || isTextField(event.target)) return
  event.preventDefault()
  if (event.shiftKey) draft.redo()
  else draft.undo()
}
