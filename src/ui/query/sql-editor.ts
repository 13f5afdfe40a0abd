/**
 * A query in CodeMirror: SQLite's words highlighted, the readable views and their columns completed, run by Control or
 * Command and Enter. Loaded only when the books are opened.
 */
import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { sql, SQLite } from '@codemirror/lang-sql'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { LEDGER_VIEWS } from '../../core/ledger-views'
import { editorLook, styledTree } from '../controls/code-editor'

interface SqlEditorOptions {
  parent: HTMLElement
  text: string
  label: string
  onChange: (text: string) => void
  onRun: () => void
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
        ...completionKeymap,
        ...defaultKeymap,
        ...historyKeymap,
      ]),
      history(),
      closeBrackets(),
      sql({ dialect: SQLite, schema: LEDGER_VIEWS, upperCaseKeywords: true }),
      autocompletion({ icons: false }),
      editorLook(label),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString())
      }),
    ]
    const root = styledTree(parent)
    const state = EditorState.create({ doc: text, extensions })
    this.#view = new EditorView({ parent: root, root, state })
  }

  replaceText(text: string): void {
    const { doc } = this.#view.state
    if (doc.toString() === text) return
    this.#view.dispatch({ changes: { from: 0, to: doc.length, insert: text } })
  }

  focus(): void {
    this.#view.focus()
  }

  destroy(): void {
    this.#view.destroy()
  }
}
