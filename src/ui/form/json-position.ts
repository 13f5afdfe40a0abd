/** Where in a JSON text the value of a path is: the deepest part of the path that is there. */
import { ensureSyntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'

interface TextRange {
  from: number
  to: number
}

const PARSE_TIMEOUT_MS = 200

/** `path` is `population.size`, `creators[3].rail` or `line 17, column 4`. */
export function rangeOfProblem(state: EditorState, path: string): TextRange {
  const line = /^line (\d+)/.exec(path)
  if (line) return rangeOfLine(state, Number(line[1]))
  const root = ensureSyntaxTree(state, state.doc.length, PARSE_TIMEOUT_MS)?.topNode.firstChild
  if (!root) return { from: 0, to: state.doc.length }
  const node = deepestNode(
    state,
    root,
    path.split(/[.[\]]+/).filter((key) => key !== ''),
  )
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
