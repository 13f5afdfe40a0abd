/**
 * JSON as a user typed it. `JSON.parse` decides what is JSON; where it refuses, a tolerant parser says at which
 * line and column, since the engines word that differently or not at all. A setting that is there twice is refused:
 * `JSON.parse` would take the last one and say nothing.
 */
import { parse, printParseErrorCode, visit, type ParseError } from 'jsonc-parser'
import type { Problem, Refused } from './problems'

const EXCERPT_LENGTH = 20

const EXPECTED: Readonly<Record<ReturnType<typeof printParseErrorCode>, string>> = {
  '<unknown ParseErrorCode>': 'JSON',
  InvalidSymbol: 'names and text in double quotes, numbers, true, false or null',
  InvalidNumberFormat: 'a number',
  PropertyNameExpected: 'a setting in double quotes',
  ValueExpected:
    'a value (text in double quotes, a number, true, false, null, a list or an object)',
  ColonExpected: 'a colon',
  CommaExpected: 'a comma, or the end of the list or object',
  CloseBraceExpected: 'a closing brace }',
  CloseBracketExpected: 'a closing bracket ]',
  EndOfFileExpected: 'the end of the text',
  InvalidCommentToken: 'no comment: JSON has none',
  UnexpectedEndOfComment: 'the end of a comment',
  UnexpectedEndOfString: 'a closing quote',
  UnexpectedEndOfNumber: 'a complete number',
  InvalidUnicode: 'four hexadecimal digits',
  InvalidEscapeCharacter: 'an escape that JSON knows',
  InvalidCharacter: 'a visible character, or its escape',
}

const BYTE_ORDER_MARK = '\uFEFF'

export function readJson(given: string): { ok: true; value: unknown } | Refused {
  const text = given.startsWith(BYTE_ORDER_MARK) ? given.slice(1) : given
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, problems: [syntaxProblem(text)] }
  }
  const problems = repeatedSettings(text)
  return problems.length === 0 ? { ok: true, value } : { ok: false, problems }
}

/** `text` is JSON. */
function repeatedSettings(text: string): Problem[] {
  const problems: Problem[] = []
  const linesByName: Map<string, number>[] = []
  visit(text, {
    onObjectBegin: () => void linesByName.push(new Map()),
    onObjectEnd: () => void linesByName.pop(),
    onObjectProperty: (name, _offset, _length, lineBefore, columnBefore) => {
      const lines = linesByName.at(-1)!
      const first = lines.get(name)
      if (first === undefined) lines.set(name, lineBefore + 1)
      else {
        const path = `line ${lineBefore + 1}, column ${columnBefore + 1}`
        const expected = `each setting once; this one is there already, on line ${first}`
        problems.push({ path, value: name, expected })
      }
    },
  })
  return problems
}

function syntaxProblem(text: string): Problem {
  const errors: ParseError[] = []
  parse(text, errors, { disallowComments: true, allowTrailingComma: false })
  const offset = errors[0]?.offset ?? 0
  const linesBefore = text.slice(0, offset).split('\n')
  return {
    path: `line ${linesBefore.length}, column ${linesBefore.at(-1)!.length + 1}`,
    value: text.slice(offset, offset + EXCERPT_LENGTH) || undefined,
    expected: errors[0] ? EXPECTED[printParseErrorCode(errors[0].error)] : 'JSON',
  }
}
