/**
 * The scenario as JSON in CodeMirror: highlighted by the page's tokens, each problem marked where it is, completed
 * from the schema. Loaded only when the JSON view is opened.
 */
import { defaultKeymap, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { setDiagnostics, lintGutter, type Diagnostic } from '@codemirror/lint'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { formatProblem, type Problem } from '../../scenario/problems'
import { codeEditor, replaceText } from '../controls/code-editor'
import { jsonCompletion } from './json-completion'
import { shownProblems } from '../controls/shown-problems'
import { rangesOfProblems } from './json-position'
import { ReadingPause } from './reading-pause'

interface JsonEditorOptions {
  parent: HTMLElement
  text: string
  label: string
  onChange: (text: string) => void
}

export class JsonEditor {
  readonly #view: EditorView
  readonly #pause: ReadingPause
  #isReplacing = false

  constructor({ parent, text, label, onChange }: JsonEditorOptions) {
    this.#pause = new ReadingPause(() => onChange(this.#view.state.doc.toString()))
    const extensions = [
      lineNumbers(),
      json(),
      lintGutter(),
      jsonCompletion(),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !this.#isReplacing) this.#pause.typed(update.state.doc.length)
      }),
      // Whoever presses Run has left the editor, and runs what is written in it.
      EditorView.domEventHandlers({ blur: () => this.#pause.end() }),
    ]
    this.#view = codeEditor({ parent, text, label, extensions })
  }

  replaceText(text: string): void {
    this.#pause.forget()
    this.#isReplacing = true
    replaceText(this.#view, text)
    this.#isReplacing = false
  }

  showProblems(problems: readonly Problem[]): void {
    const { state } = this.#view
    const shown = shownProblems(problems)
    const paths = shown.map(({ path }) => path)
    const diagnostics = rangesOfProblems(state, paths).map((range, index): Diagnostic => ({
      ...range,
      severity: 'error',
      message: formatProblem(shown[index]!),
    }))
    this.#view.dispatch(setDiagnostics(state, diagnostics))
  }

  /** Takes the reader to where a setting is, or to the deepest part of its path that is there. */
  reveal(path: string): void {
    const { from } = rangesOfProblems(this.#view.state, [path])[0]!
    this.#view.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    })
    this.#view.focus()
  }

  destroy(): void {
    this.#pause.end()
    this.#view.destroy()
  }
}
