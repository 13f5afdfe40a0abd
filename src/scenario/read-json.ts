/**
 * JSON as a user typed it. `JSON.parse` decides what is JSON. Where it refuses, a tolerant parser
 * gives the line and column, since engines word that differently or not at all. What `JSON.parse`
 * would silently change is refused: a setting that is there twice (it takes the last), a number
 * that is too large, and a whole number that it rounds.
 */
import { BYTE_ORDER_MARK } from '../core/byte-order-mark'
import {
  createScanner,
  parse,
  printParseErrorCode,
  visit,
  type ParseError,
  type SyntaxKind,
} from 'jsonc-parser'
import type { Problem, Refused } from './problems'

const EXCERPT_LENGTH = 20
/** Far more than any scenario has; what follows nests as deep as the text does, and would run out of stack. */
const DEPTH_MAX = 100
/** No setting has this name, and what reads objects skips it. */
const PROTOTYPE = '__proto__'
/** Codes of the scanner's tokens, whose names it has for the compiler alone. */
const OPEN_BRACE: SyntaxKind.OpenBraceToken = 1
const CLOSE_BRACE: SyntaxKind.CloseBraceToken = 2
const OPEN_BRACKET: SyntaxKind.OpenBracketToken = 3
const CLOSE_BRACKET: SyntaxKind.CloseBracketToken = 4
const END: SyntaxKind.EOF = 17

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

export function readJson(given: string): { ok: true; value: unknown } | Refused {
  const text = given.startsWith(BYTE_ORDER_MARK) ? given.slice(1) : given
  const tooDeep = nestingProblem(text)
  if (tooDeep) return { ok: false, problems: [tooDeep] }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, problems: [syntaxProblem(text)] }
  }
  const problems = changedInSilence(text)
  return problems.length === 0 ? { ok: true, value } : { ok: false, problems }
}

/** The first place at which the text is nested too deep. Read piece by piece, since the text may be anything. */
export function nestingProblem(text: string): Problem | null {
  const scanner = createScanner(text, true)
  let depth = 0
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
    if (token === OPEN_BRACE || token === OPEN_BRACKET) depth += 1
    else if (token === CLOSE_BRACE || token === CLOSE_BRACKET) depth -= 1
    if (depth > DEPTH_MAX) {
      const expected = `at most ${DEPTH_MAX} lists and objects within each other`
      return problemAt(text, scanner.getTokenOffset(), expected)
    }
  }
  return null
}

/** `text` is JSON. */
function changedInSilence(text: string): Problem[] {
  const problems: Problem[] = []
  const linesByName: Map<string, number>[] = []
  visit(text, {
    onLiteralValue: (value, offset, length, lineBefore, columnBefore) => {
      if (typeof value !== 'number') return
      const literal = text.slice(offset, offset + length)
      const expected = Number.isFinite(value)
        ? isRounded(literal, value) && `a whole number up to ${Number.MAX_SAFE_INTEGER}`
        : 'a number with fewer than 309 digits'
      if (!expected) return
      const path = `line ${lineBefore + 1}, column ${columnBefore + 1}`
      problems.push({ path, value: literal.slice(0, EXCERPT_LENGTH), expected })
    },
    onObjectBegin: () => void linesByName.push(new Map()),
    onObjectEnd: () => void linesByName.pop(),
    onObjectProperty: (name, _offset, _length, lineBefore, columnBefore) => {
      const path = `line ${lineBefore + 1}, column ${columnBefore + 1}`
      const lines = linesByName.at(-1)!
      const first = lines.get(name)
      if (name === PROTOTYPE) {
        problems.push({ path, value: name, expected: 'no such setting' })
      } else if (first === undefined) lines.set(name, lineBefore + 1)
      else {
        const expected = `each setting once; this one is there already, on line ${first}`
        problems.push({ path, value: name, expected })
      }
    },
  })
  return problems
}

/** Whether digits stand for another whole number than they were read as. */
const isRounded = (literal: string, value: number): boolean =>
  !Number.isSafeInteger(value) && /^-?\d+$/.test(literal) && BigInt(literal) !== BigInt(value)

function syntaxProblem(text: string): Problem {
  const errors: ParseError[] = []
  parse(text, errors, { disallowComments: true, allowTrailingComma: false })
  const [first] = errors
  const expected = first ? EXPECTED[printParseErrorCode(first.error)] : 'JSON'
  return problemAt(text, first?.offset ?? 0, expected)
}

function problemAt(text: string, offset: number, expected: string): Problem {
  const linesBefore = text.slice(0, offset).split('\n')
  return {
    path: `line ${linesBefore.length}, column ${linesBefore.at(-1)!.length + 1}`,
    value: excerptAt(text, offset) || undefined,
    expected,
  }
}

/** A word without what follows it, or the beginning of whatever else is there. */
function excerptAt(text: string, offset: number): string {
  const excerpt = text.slice(offset, offset + EXCERPT_LENGTH)
  return /^[^\s,:[\]{}"/]+/.exec(excerpt)?.[0] ?? excerpt
}
