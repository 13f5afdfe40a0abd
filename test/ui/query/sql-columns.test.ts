import { CompletionContext } from '@codemirror/autocomplete'
import { sql, SQLite } from '@codemirror/lang-sql'
import { EditorState } from '@codemirror/state'
import { expect, test } from 'vitest'
import { completeColumns } from '../../../src/ui/query/sql-columns'

/** What is offered at `|`, as `column view`. */
function offered(marked: string, isAsked = false): string[] | null {
  const [before, after] = marked.split('|') as [string, string]
  const state = EditorState.create({ doc: before + after, extensions: sql({ dialect: SQLite }) })
  const result = completeColumns(new CompletionContext(state, before.length, isAsked))
  return result && result.options.map(({ label, detail = '' }) => label + detail)
}

test('a condition is completed with the columns of the views that the query reads', () => {
  expect(offered('SELECT * FROM payouts WHERE |', true)).toContain('net_cents payouts')
  expect(offered('SELECT * FROM payouts WHERE ne|')).toContain('net_cents payouts')
  expect(offered('SELECT ne| FROM payouts')).toContain('net_cents payouts')
  expect(offered('SELECT * FROM payouts WHERE |', true)).not.toContain('kind sales')
})

test('a column of several views names them all', () => {
  const options = offered('SELECT * FROM payouts p JOIN creators AS c ON cr|')
  expect(options).toContain('creator_id payouts, creators')
  expect(options).toContain('handle creators')
  expect(offered('SELECT * FROM sales, creators WHERE ha|')).toContain('handle creators')
})

test('a name that is no view of the query offers nothing', () => {
  expect(offered('SELECT COUNT(*) AS payouts FROM nowhere WHERE ne|')).toBeNull()
})

test('nothing is offered unasked, after a point, or within a text', () => {
  expect(offered('SELECT * FROM payouts WHERE |')).toBeNull()
  expect(offered('SELECT * FROM payouts p WHERE p.ne|')).toBeNull()
  expect(offered("SELECT * FROM payouts WHERE state = 'ne|'")).toBeNull()
  expect(offered('SELECT * FROM payouts -- ne|')).toBeNull()
})
