/** The options of `npm run bench`: what is measured, how much of it, and how it is printed. */
import { parseArgs } from 'node:util'
import { nearestTo } from '../../src/scenario/nearest'
import { formatProblem } from '../../src/scenario/problems'
import { DEFAULT_SIZES, SIZE_NAMES, SIZES, type SizeName, type Sizes } from './sizes'

export interface Options<Part extends string> {
  parts: readonly Part[]
  sizes: Sizes
  isJson: boolean
}

type ReadOptions<Part extends string> =
  { ok: true; options: Options<Part> } | { ok: false; problems: readonly string[] } | { ok: 'help' }

export function readOptions<Part extends string>(
  given: readonly string[],
  parts: readonly Part[],
): ReadOptions<Part> {
  const parsed = parse(given)
  if (typeof parsed === 'string') return { ok: false, problems: [parsed] }
  const { help, json, only, ...givenSizes } = parsed
  if (help) return { ok: 'help' }
  const wanted = only?.split(',') ?? parts
  const sizes: Record<string, number | readonly number[]> = { ...DEFAULT_SIZES }
  const problems = wanted.flatMap((name) => problemOfPart(name, parts))
  for (const name of SIZE_NAMES) {
    const text = givenSizes[name]
    if (text === undefined) continue
    const size = readSize(name, text)
    if (size === null) {
      problems.push(formatProblem({ path: `--${name}`, value: text, expected: expected(name) }))
    } else sizes[name] = size
  }
  if (problems.length > 0) return { ok: false, problems }
  const chosen = parts.filter((part) => wanted.includes(part))
  return { ok: true, options: { parts: chosen, sizes: sizes as unknown as Sizes, isJson: json } }
}

type Parsed = Partial<Record<SizeName | 'only', string>> & { json: boolean; help: boolean }

/** Or what is wrong, in Node’s words. */
function parse(given: readonly string[]): Parsed | string {
  const options = {
    ...Object.fromEntries(SIZE_NAMES.map((name) => [name, { type: 'string' } as const])),
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const
  try {
    return parseArgs({ args: [...given], options }).values
  } catch (error) {
    return (error as TypeError).message
  }
}

function problemOfPart(name: string, parts: readonly string[]): string[] {
  if (parts.includes(name)) return []
  const nearest = nearestTo(name, parts)
  const meant = nearest === null ? '' : `; did you mean ${nearest}?`
  const wanted = `some of ${parts.join(', ')}, with commas between them${meant}`
  return [formatProblem({ path: '--only', value: name, expected: wanted })]
}

const isLadder = (name: SizeName): boolean => typeof SIZES[name].default !== 'number'

const expected = (name: SizeName): string =>
  isLadder(name)
    ? `two or more whole numbers, each larger than the one before, as in ${String(SIZES[name].default)}`
    : 'a whole number of at least 1'

const NUMBER = /^[1-9]\d{0,8}$/

function readSize(name: SizeName, text: string): number | readonly number[] | null {
  const texts = isLadder(name) ? text.split(',') : [text]
  if (!texts.every((one) => NUMBER.test(one))) return null
  const sizes = texts.map(Number)
  if (!isLadder(name)) return sizes[0]!
  const isRising = sizes.every((size, index) => index === 0 || size > sizes[index - 1]!)
  return isRising && sizes.length > 1 ? sizes : null
}

export const helpText = (parts: readonly string[]): string =>
  [
    'npm run --silent bench -- [options]',
    '',
    `  --only ${parts.join(',')}`,
    '      what to measure; all by default',
    '  --json',
    '      one JSON object in place of a table',
    ...SIZE_NAMES.flatMap((name) => [
      `  --${name} ${String(SIZES[name].default)}`,
      `      ${SIZES[name].meaning}`,
    ]),
  ].join('\n')
