/** Completion of a query with the columns of the views in its FROM and JOIN clauses, wherever a name may be. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import { LEDGER_VIEWS } from '../../core/ledger-views'

type View = keyof typeof LEDGER_VIEWS

const PARSE_MILLISECONDS_MAX = 500

const isView = (name: string): name is View => Object.hasOwn(LEDGER_VIEWS, name)

function viewsOf(state: EditorState): Set<View> {
  const views = new Set<View>()
  let isNamingViews = false
  const whole = ensureSyntaxTree(state, state.doc.length, PARSE_MILLISECONDS_MAX)
  // Of a query that takes longer, what is known of it.
  ;(whole ?? syntaxTree(state)).iterate({
    enter: ({ name, from, to }) => {
      const word = state.sliceDoc(from, to).toLowerCase()
      if (name === 'Keyword' && word !== 'as') isNamingViews = word === 'from' || word === 'join'
      if (name === 'Identifier' && isNamingViews && isView(word)) views.add(word)
    },
  })
  return views
}

function columnCompletions(views: ReadonlySet<View>): Completion[] {
  const viewsOfColumn = new Map<string, View[]>()
  for (const view of views) {
    for (const column of LEDGER_VIEWS[view]) {
      viewsOfColumn.set(column, [...(viewsOfColumn.get(column) ?? []), view])
    }
  }
  return Array.from(viewsOfColumn, ([label, owners]) => ({
    label,
    detail: ` ${owners.join(', ')}`,
    boost: 1,
  }))
}

/** After a point, the completion of the language knows the columns of the one view that is before it. */
export function completeColumns(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/\w*/)
  const from = word?.from ?? context.pos
  const isInText = /String|Comment/.test(syntaxTree(context.state).resolveInner(from, 1).name)
  if (isInText || context.state.sliceDoc(from - 1, from) === '.') return null
  if (from === context.pos && !context.explicit) return null
  const options = columnCompletions(viewsOf(context.state))
  return options.length === 0 ? null : { from, options, validFor: /^\w*$/ }
}
