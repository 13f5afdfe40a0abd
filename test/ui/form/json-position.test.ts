import { json } from '@codemirror/lang-json'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { rangesOfProblems } from '../../../src/ui/form/json-position'

const TEXT = `{
  "population": { "size": 3 },
  "creators": [{ "handle": "ada" }, { "handle": "bea", "rail": "paypal" }]
}`
const state = EditorState.create({ doc: TEXT, extensions: [json()] })
const marked = (...paths: string[]): string[] =>
  rangesOfProblems(state, paths).map(({ from, to }) => TEXT.slice(from, to))

describe('where in the JSON a problem is', () => {
  it.each([
    ['population.size', '3'],
    ['creators[1].rail', '"paypal"'],
    ['creators[0]', '{ "handle": "ada" }'],
    // Of what is not there, the deepest part that is.
    ['creators[0].rail', '{ "handle": "ada" }'],
    ['population.prices.median', '{ "size": 3 }'],
    ['seed', '{'],
    ['line 2, column 5', '  "population": { "size": 3 },'],
    ['line 99', '}'],
  ])('%s', (path, expected) => {
    expect(marked(path)).toEqual([expected])
  })

  it('finds all of several', () => {
    expect(marked('creators[1].handle', 'line 4', 'population.size')).toEqual(['"bea"', '}', '3'])
  })
})
