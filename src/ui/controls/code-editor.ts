/** What the editors of the page share: colours by the page's tokens, and a document tree of their own for their styles. */
import { history } from '@codemirror/commands'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const colors = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--ink)' },
  { tag: tags.string, color: 'var(--ink-soft)' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--instant)' },
  { tag: tags.comment, color: 'var(--ink-faint)' },
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

const editorLook = (label: string): Extension => [
  syntaxHighlighting(colors),
  theme,
  EditorView.lineWrapping,
  // A text longer than the editor is scrolled by its keys: it must be seen to take the focus.
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
]

/**
 * A document tree of its own within the page: there the editor adopts its style sheet, where in the page it would write a
 * style element, which the content security policy forbids.
 */
function styledTree(parent: HTMLElement): ShadowRoot {
  const host = document.createElement('div')
  parent.append(host)
  return host.attachShadow({ mode: 'open' })
}

/**
 * Typing over a selection is an edit of the editor. Left to the browser, it joins the lines with style attributes, which the
 * content security policy forbids.
 */
const typingOver = EditorView.domEventHandlers({
  beforeinput: ({ inputType, data }, view) => {
    const { from, to, empty } = view.state.selection.main
    if (inputType !== 'insertText' || data === null || empty) return false
    const insert = () =>
      view.state.update(view.state.replaceSelection(data), {
        userEvent: 'input.type',
        scrollIntoView: true,
      })
    const isHandled = view.state
      .facet(EditorView.inputHandler)
      .some((handle) => handle(view, from, to, data, insert))
    if (!isHandled) view.dispatch(insert())
    return true
  },
})

interface EditorOptions {
  parent: HTMLElement
  text: string
  /** What the text is, for those who cannot see it. */
  label: string
  extensions: readonly Extension[]
}

export function codeEditor({ parent, text, label, extensions }: EditorOptions): EditorView {
  const root = styledTree(parent)
  const state = EditorState.create({
    doc: text,
    extensions: [...extensions, history(), editorLook(label), typingOver],
  })
  return new EditorView({ parent: root, root, state })
}

/** Nothing changes, and no place is lost, where it is the same. */
export function replaceText(view: EditorView, text: string): void {
  const { doc } = view.state
  if (doc.toString() === text) return
  view.dispatch({ changes: { from: 0, to: doc.length, insert: text } })
}
