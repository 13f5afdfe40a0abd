/**
 * Much of d3 is made by a call, or is a function whose prototype is assigned beside it: a build keeps both whether they are used
 * or not. None of these calls does anything else, and each function comes here as one value with its prototype, so that what no
 * chart draws with is left out.
 */
import type { Plugin, Rolldown } from 'vite'

type Statement = ReturnType<Rolldown.PluginContext['parse']>['body'][number]

const PURE = '/*#__PURE__*/ '

/** Of `var cardinal = (function custom() { … })(0)`: the call. */
const madeByCalls = (statement: Statement): { start: number }[] =>
  statement.type === 'VariableDeclaration'
    ? statement.declarations.flatMap(({ init }) => (init?.type === 'CallExpression' ? [init] : []))
    : []

const declaredName = (statement: Statement | undefined): string | null =>
  statement?.type === 'FunctionDeclaration' ? (statement.id?.name ?? null) : null

/** Of `Basis.prototype = { … }`. */
function nameOfPrototype(statement: Statement): string | null {
  if (statement.type !== 'ExpressionStatement') return null
  const { expression } = statement
  if (expression.type !== 'AssignmentExpression' || expression.right.type !== 'ObjectExpression') {
    return null
  }
  const { left } = expression
  return left.type === 'MemberExpression' &&
    left.object.type === 'Identifier' &&
    left.property.type === 'Identifier' &&
    left.property.name === 'prototype'
    ? left.object.name
    : null
}

export const d3WhereUsed: Plugin = {
  name: 'd3-where-used',
  apply: 'build',
  transform: {
    filter: { id: /\/d3-(\w+)\/dist\/d3-\1\.mjs$/ },
    handler(code) {
      const { body } = this.parse(code)
      let written = ''
      let done = 0
      body.forEach((statement, index) => {
        for (const { start } of madeByCalls(statement)) {
          written += `${code.slice(done, start)}${PURE}`
          done = start
        }
        const name = nameOfPrototype(statement)
        const before = body[index - 1]
        if (name === null || before === undefined || declaredName(before) !== name) return
        const both = code.slice(before.start, statement.end)
        written += `${code.slice(done, before.start)}const ${name} = ${PURE}(() => { ${both}; return ${name} })()`
        done = statement.end
      })
      return { code: written + code.slice(done), map: null }
    },
  },
}
