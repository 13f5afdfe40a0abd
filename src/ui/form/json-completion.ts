/**
 * Completion in the JSON editor: settings with their words, and the values that a setting knows by name. Both come from
 * the JSON Schema that is published with the page; where it cannot be read, the editor works without.
 */
import {
  autocompletion,
  pickedCompletion,
  startCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { SchemaNode } from '../../scenario/schema-nodes'
import { suggestionsAt, type Suggestion } from '../../scenario/suggestions'
import { m } from '../paraglide/messages.js'
import { settingTitle } from '../words/settings'

let schema: SchemaNode | null = null

/** Read once, when completion first asks for it. */
async function publishedSchema(): Promise<SchemaNode | null> {
  if (schema) return schema
  try {
    const answer = await fetch(new URL('scenario.schema.json', document.baseURI))
    schema = (await answer.json()) as SchemaNode
  } catch {
    // Asked again at the next key.
  }
  return schema
}

/** Puts a setting in with its colon, and goes on to its values. */
function applySetting(view: EditorView, completion: Completion, from: number, to: number): void {
  const hasColon = /^\s*:/.test(view.state.sliceDoc(to))
  const insert = hasColon ? completion.label : `${completion.label}: `
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    annotations: pickedCompletion.of(completion),
    userEvent: 'input.complete',
  })
  if (!hasColon) startCompletion(view)
}

function settingCompletion({ text, path, words }: Suggestion): Completion {
  const title = settingTitle(path)
  return {
    label: text,
    displayLabel: text.slice(1, -1),
    info: title === path ? words : `${title}. ${words}`,
    apply: applySetting,
  }
}

const valueCompletion = ({ text, isDefault }: Suggestion): Completion => ({
  label: text,
  ...(isDefault ? { detail: ` ${m.json_completion_default()}`, boost: 1 } : {}),
})

/** A number is its writer's own: a key that ends the line must not put another one in. */
const isNumber = (written: string): boolean => /^-?\d/.test(written)

/** To read a longer text takes as long as to type a word: it is completed on request. */
const COMPLETED_WHILE_TYPED_MAX = 200_000

async function complete({
  state,
  pos,
  explicit,
}: CompletionContext): Promise<CompletionResult | null> {
  if (!explicit && state.doc.length > COMPLETED_WHILE_TYPED_MAX) return null
  const root = await publishedSchema()
  if (!root) return null
  const { from, to, suggestions } = suggestionsAt(root, state.doc.toString(), pos)
  const written = state.sliceDoc(from, pos)
  if ((written === '' && !explicit) || isNumber(written)) return null
  const options = suggestions.map((suggestion) =>
    suggestion.kind === 'setting' ? settingCompletion(suggestion) : valueCompletion(suggestion),
  )
  return { from, to, options }
}

export const jsonCompletion = (): Extension =>
  autocompletion({ override: [complete], icons: false })
