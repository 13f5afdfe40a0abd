/** Where in a JSON text the values of paths are: of each the deepest part that is there. */
import { ensureSyntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'

interface TextRange {
  from: number
  to: number
}

const PARSE_TIMEOUT_MS = 200

/**
 * A path is `population.size`, `creators[3].rail` or `line 17, column 4`. The text is parsed once for all of them; in
 * one that is too long to be parsed in time, settings are marked on the first line.
 */
export function rangesOfProblems(state: EditorState, paths: readonly string[]): TextRange[] {
  const root = ensureSyntaxTree(state, state.doc.length, PARSE_TIMEOUT_MS)?.topNode.firstChild
  return paths.map((path) => {
    const line = /^line (\d+)/.exec(path)
    if (line) return rangeOfLine(state, Number(line[1]))
    return root ? rangeOfSetting(state, root, path) : rangeOfLine(state, 1)
  })
}

function rangeOfSetting(state: EditorState, root: SyntaxNode, path: string): TextRange {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '')
  const node = deepestNode(state, root, keys)
  return node === root ? rangeOfLine(state, 1) : { from: node.from, to: node.to }
}

function rangeOfLine(state: EditorState, number: number): TextRange {
  const { from, to } = state.doc.line(Math.min(Math.max(1, number), state.doc.lines))
  return { from, to }
}

function deepestNode(state: EditorState, node: SyntaxNode, keys: readonly string[]): SyntaxNode {
  const [key, ...rest] = keys
  if (key === undefined) return node
  const child = node.name === 'Array' ? elementAt(node, Number(key)) : memberOf(state, node, key)
  return child ? deepestNode(state, child, rest) : node
}

function memberOf(state: EditorState, object: SyntaxNode, key: string): SyntaxNode | null {
  const property = object.getChildren('Property').find((candidate) => {
    const name = candidate.getChild('PropertyName')
    return name !== null && state.sliceDoc(name.from + 1, name.to - 1) === key
  })
  return property?.lastChild ?? null
}

const PUNCTUATION = new Set(['[', ']', ','])

function elementAt(array: SyntaxNode, index: number): SyntaxNode | null {
  let position = 0
  for (let child = array.firstChild; child; child = child.nextSibling) {
    if (PUNCTUATION.has(child.name)) continue
    if (position === index) return child
    position += 1
  }
  return null
}
