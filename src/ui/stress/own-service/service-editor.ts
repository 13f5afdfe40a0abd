/** A payout service in CodeMirror. Loaded only when the reader has one of their own. */
import { defaultKeymap, historyKeymap } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import type { Problem } from '../../../scenario/problems'
import { codeEditor, replaceText } from '../../controls/code-editor'

interface ServiceEditorOptions {
  parent: HTMLElement
  text: string
  label: string
  onChange: (text: string) => void
  /** Whoever leaves the editor may press a button next. */
  onLeave: () => void
}

/** As an error of the reader's module says it: `my-service.ts:12`, or `(12:5)` where it cannot be parsed. */
const LINE = /\.[cm]?[jt]s:(\d+)|\((\d+):\d+\)/

export class ServiceEditor {
  readonly #view: EditorView

  constructor({ parent, text, label, onChange, onLeave }: ServiceEditorOptions) {
    const extensions = [
      lineNumbers(),
      javascript({ typescript: true }),
      lintGutter(),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString())
      }),
      EditorView.domEventHandlers({ blur: onLeave }),
    ]
    this.#view = codeEditor({ parent, text, label, extensions })
  }

  replaceText(text: string): void {
    replaceText(this.#view, text)
  }

  /** Marks the line of each problem that has one. */
  showProblems(problems: readonly Problem[]): void {
    const { state } = this.#view
    const diagnostics = problems.flatMap(({ expected }) => {
      const [, thrown, parsed] = LINE.exec(expected) ?? []
      const number = Number(thrown ?? parsed)
      if (!(number >= 1 && number <= state.doc.lines)) return []
      const { from, to } = state.doc.line(number)
      return [{ from, to, severity: 'error' as const, message: expected }]
    })
    this.#view.dispatch(setDiagnostics(state, diagnostics))
  }

  destroy(): void {
    this.#view.destroy()
  }
}
