/**
 * A query in CodeMirror: SQLite's words highlighted, the readable views and their columns completed, run by Control or
 * Command and Enter. Loaded only when the books are opened.
 */
import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  completionKeymap,
  completionStatus,
  moveCompletionSelection,
  selectedCompletionIndex,
} from '@codemirror/autocomplete'
import { defaultKeymap, historyKeymap } from '@codemirror/commands'
import { sql, SQLite } from '@codemirror/lang-sql'
import { EditorView, keymap } from '@codemirror/view'
import { LEDGER_VIEWS } from '../../core/ledger-views'
import { codeEditor, replaceText } from '../controls/code-editor'
import { completeColumns } from './sql-columns'

interface SqlEditorOptions {
  parent: HTMLElement
  text: string
  label: string
  onChange: (text: string) => void
  onRun: () => void
}

/** All of the box takes a click, however short the query is. */
const box = EditorView.theme({ '.cm-content': { minHeight: '7rem' } })

/** Takes the first completion where none is chosen; with no list, the key leaves the editor. */
function takeCompletion(view: EditorView): boolean {
  if (completionStatus(view.state) !== 'active') return false
  if ((selectedCompletionIndex(view.state) ?? -1) < 0) moveCompletionSelection(true)(view)
  return acceptCompletion(view)
}

export class SqlEditor {
  readonly #view: EditorView

  constructor({ parent, text, label, onChange, onRun }: SqlEditorOptions) {
    const run = (): boolean => {
      onRun()
      return true
    }
    const extensions = [
      keymap.of([
        { key: 'Mod-Enter', run },
        { key: 'Tab', run: takeCompletion },
        ...completionKeymap,
        ...defaultKeymap,
        ...historyKeymap,
      ]),
      closeBrackets(),
      sql({ dialect: SQLite, schema: LEDGER_VIEWS, upperCaseKeywords: true }),
      SQLite.language.data.of({ autocomplete: completeColumns }),
      // Enter begins a line, unless a completion was chosen: so none is taken by mistake that has only just come.
      autocompletion({ icons: false, selectOnOpen: false, interactionDelay: 0 }),
      box,
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString())
      }),
    ]
    this.#view = codeEditor({ parent, text, label, extensions })
  }

  replaceText(text: string): void {
    replaceText(this.#view, text)
  }

  focus(): void {
    this.#view.focus()
  }

  destroy(): void {
    this.#view.destroy()
  }
}
