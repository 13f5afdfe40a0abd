/**
 * The scenario as JSON in CodeMirror: highlighted by the page's tokens, each problem marked where it is, completed
 * from the schema. Loaded only when the JSON view is opened.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { setDiagnostics, lintGutter, type Diagnostic } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { formatProblem, type Problem } from '../../scenario/problems'
import { jsonCompletion } from './json-completion'
import { rangeOfProblem } from './json-position'

interface JsonEditorOptions {
  parent: HTMLElement
  text: string
  label: string
  onChange: (text: string) => void
}

const colors = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--ink)' },
  { tag: tags.string, color: 'var(--ink-soft)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--instant)' },
])

const theme = EditorView.theme({
  '&': { fontSize: 'var(--text-small)', maxHeight: '70vh' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--ink-faint)',
    border: 'none',
  },
  // Red means a violation in the books and nothing else; a mistake in the text is marked in ink.
  '.cm-lint-marker-error': {
    content: 'normal',
    width: '0.5em',
    height: '0.5em',
    margin: '0.35em 0.2em',
    borderRadius: '50%',
    backgroundColor: 'var(--ink)',
  },
  '.cm-lintRange-error': { backgroundImage: 'none', borderBottom: '2px solid var(--ink)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--ink)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--paper-raised)',
    border: '1px solid var(--hairline-strong)',
    color: 'var(--ink)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxWidth: '90vw' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--instant-soft)',
    color: 'var(--ink)',
  },
  '.cm-completionDetail': { color: 'var(--ink-soft)', fontStyle: 'normal' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--instant-soft)',
  },
})

/**
 * A document tree of its own within the page: there the editor adopts its style sheet, where in the page it would write a
 * style element, which the content security policy forbids.
 */
function styledTree(parent: HTMLElement): ShadowRoot {
  const host = document.createElement('div')
  parent.append(host)
  return host.attachShadow({ mode: 'open' })
}

export class JsonEditor {
  readonly #view: EditorView
  #isReplacing = false

  constructor({ parent, text, label, onChange }: JsonEditorOptions) {
    const extensions = [
      lineNumbers(),
      history(),
      json(),
      lintGutter(),
      jsonCompletion(),
      syntaxHighlighting(colors),
      theme,
      EditorView.lineWrapping,
      // A text longer than the editor is scrolled by its keys: it must be seen to take the focus.
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !this.#isReplacing) onChange(update.state.doc.toString())
      }),
    ]
    const root = styledTree(parent)
    const state = EditorState.create({ doc: text, extensions })
    this.#view = new EditorView({ parent: root, root, state })
  }

  replaceText(text: string): void {
    const { doc } = this.#view.state
    if (doc.toString() === text) return
    this.#isReplacing = true
    this.#view.dispatch({ changes: { from: 0, to: doc.length, insert: text } })
    this.#isReplacing = false
  }

  showProblems(problems: readonly Problem[]): void {
    const { state } = this.#view
    const diagnostics: Diagnostic[] = problems.map((problem) => ({
      ...rangeOfProblem(state, problem.path),
      severity: 'error',
      message: formatProblem(problem),
    }))
    this.#view.dispatch(setDiagnostics(state, diagnostics))
  }

  /** Takes the reader to where a setting is, or to the deepest part of its path that is there. */
  reveal(path: string): void {
    const { from } = rangeOfProblem(this.#view.state, path)
    this.#view.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    })
    this.#view.focus()
  }

  destroy(): void {
    this.#view.destroy()
  }
}
