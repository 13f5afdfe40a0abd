/**
 * Finds text that is in a Svelte template itself and not in the messages: words between tags, and words in
 * attributes that are read out or shown. Figures and punctuation are no words.
 */
import { parse, type AST } from 'svelte/compiler'

const SHOWN_ATTRIBUTES = ['title', 'label', 'placeholder', 'alt', 'aria-label', 'aria-description']
const LETTER = /\p{L}/u

type Node = Record<string, unknown> & { type: string }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

export function visibleText(source: string): string[] {
  return textOf(parse(source, { modern: true }).fragment)
}

function textOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textOf)
  if (!isNode(value)) return []
  switch (value.type) {
    case 'Text':
      return words(value['data'])
    case 'ExpressionTag':
      return literalsOf(value['expression']).flatMap(words)
    case 'Attribute':
      return attributeText(value as unknown as AST.Attribute)
    case 'StyleDirective':
      return []
    default:
      return Object.values(value).flatMap(textOf)
  }
}

const words = (text: unknown): string[] =>
  typeof text === 'string' && LETTER.test(text) ? [text.trim()] : []

function attributeText({ name, value }: AST.Attribute): string[] {
  if (!SHOWN_ATTRIBUTES.includes(name) || value === true) return []
  const parts = Array.isArray(value) ? value : [value]
  return parts
    .flatMap((part) => (part.type === 'Text' ? [part.data] : literalsOf(part.expression)))
    .filter((text) => LETTER.test(text))
    .map((text) => `${name}="${text}"`)
}

/** The texts that an expression may give as they are: literals, and those on either side of a condition. */
function literalsOf(expression: unknown): string[] {
  if (!isNode(expression)) return []
  switch (expression.type) {
    case 'Literal':
      return typeof expression['value'] === 'string' ? [expression['value']] : []
    case 'TemplateLiteral':
      return (expression['quasis'] as { value: { cooked: string } }[]).map(
        (quasi) => quasi.value.cooked,
      )
    case 'ConditionalExpression':
      return [...literalsOf(expression['consequent']), ...literalsOf(expression['alternate'])]
    case 'LogicalExpression':
      return [...literalsOf(expression['left']), ...literalsOf(expression['right'])]
    default:
      return []
  }
}
