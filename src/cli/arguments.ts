/** The command line of `simulate`, read into what it means or into all that is wrong with it. */
import { parseArgs } from 'node:util'
import { nearestTo } from '../scenario/nearest'
import type { Problem } from '../scenario/problems'
import type { ReadingChoices } from '../scenario/sales-reading'
import { readChoices } from './reading-choices'
import { savedReadingOf } from './saved-readings'

export interface SimulateArguments {
  /** A scenario file or the name of a preset. */
  scenario: string
  outFolder: string
  seed: string | null
  salesFile: string | null
  /** How the sales file is to be read, where its names and values do not say. */
  reading: ReadingChoices
  /** Refuse a file of which any row is left out. */
  isStrict: boolean
  /** What file and run may take; `null`: what a page may. */
  memoryLimitBytes: number | null
}

export const USAGE =
  'npm run --silent simulate -- <scenario.json | preset> --out <dir> [--seed <text>] [--sales <file.csv>]'

export type ReadArguments =
  | { ok: true; arguments: SimulateArguments }
  | { ok: false; problems: Problem[] }
  | { ok: 'help' }
  | { ok: 'version' }

const EXPECTED_VALUE = {
  out: 'a folder for the results',
  seed: 'a text of at least one character; one that begins with a dash as in --seed=-1',
  sales: 'a CSV file',
  read: 'how to read the sales file, as in amount=price or @reading.json',
  memory: 'gigabytes, as in 8',
} as const
type Option = keyof typeof EXPECTED_VALUE

const FLAGS = ['help', 'version', 'strict'] as const
const isOption = (name: string): name is Option => Object.hasOwn(EXPECTED_VALUE, name)

interface Given {
  scenarios: string[]
  values: Record<Option, string[]>
  flags: Set<string>
  problems: Problem[]
}

export function readArguments(given: readonly string[]): ReadArguments {
  const sorted = sortOut(given)
  if (sorted.flags.has('help')) return { ok: 'help' }
  if (sorted.flags.has('version')) return { ok: 'version' }
  const { scenarios, values } = sorted
  const choices = readChoices(values.read, savedReadingOf)
  const problems = [...problemsOf(sorted), ...(choices.ok ? [] : choices.problems)]
  const [scenario] = scenarios
  const [outFolder] = values.out
  if (problems.length > 0 || scenario === undefined || outFolder === undefined || !choices.ok) {
    return { ok: false, problems }
  }
  return {
    ok: true,
    arguments: {
      scenario,
      outFolder,
      seed: values.seed[0] ?? null,
      salesFile: values.sales[0] ?? null,
      reading: choices.choices,
      isStrict: sorted.flags.has('strict'),
      memoryLimitBytes: values.memory[0] === undefined ? null : Number(values.memory[0]) * 1e9,
    },
  }
}

/** What is wrong with the options, and with the arguments as a whole. */
function problemsOf({ scenarios, values, flags, problems }: Given): Problem[] {
  const found = [...problems]
  if (scenarios.length === 0) {
    found.push(problem('scenario', undefined, 'a file or the name of a preset'))
  }
  // After an option that does not exist, what looks like another scenario is most likely its value.
  if (problems.length === 0) {
    const others = scenarios.slice(1)
    found.push(...others.map((other) => problem('scenario', other, 'one scenario, not several')))
  }
  if (values.out.length === 0 && !problems.some(({ path }) => path === '--out')) {
    found.push(problem('--out', undefined, EXPECTED_VALUE.out))
  }
  for (const option of ['out', 'seed', 'sales', 'memory'] as const) {
    const others = values[option].slice(1)
    found.push(...others.map((other) => problem(`--${option}`, other, 'this option once')))
  }
  if (values.read.length > 0 && values.sales.length === 0) {
    const expected = 'a sales file that it is about: --sales <file.csv>'
    found.push(problem('--read', values.read[0], expected))
  }
  if (flags.has('strict') && values.sales.length === 0) {
    const expected = 'a sales file that it is about: --sales <file.csv>'
    found.push(problem('--strict', undefined, expected))
  }
  const [memory] = values.memory
  if (memory !== undefined && !(Number(memory) > 0 && Number.isFinite(Number(memory)))) {
    found.push(problem('--memory', memory, EXPECTED_VALUE.memory))
  }
  return found
}

/** Node's own parser tells options from values; what is wrong with them is said here, in the words of the lab. */
function sortOut(given: readonly string[]): Given {
  const sorted: Given = {
    scenarios: [],
    values: { out: [], seed: [], sales: [], read: [], memory: [] },
    flags: new Set(),
    problems: [],
  }
  const { tokens } = parseArgs({
    args: [...given],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: {
      out: { type: 'string' },
      seed: { type: 'string' },
      sales: { type: 'string' },
      read: { type: 'string' },
      memory: { type: 'string' },
      strict: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  })
  for (const token of tokens) {
    if (token.kind === 'positional') sorted.scenarios.push(token.value)
    else if (token.kind === 'option') sortOption(sorted, token)
  }
  return sorted
}

interface OptionToken {
  name: string
  rawName: string
  value: string | undefined
  inlineValue: boolean | undefined
}

function sortOption(sorted: Given, { name, rawName, value, inlineValue }: OptionToken): void {
  if (FLAGS.some((flag) => flag === name)) {
    sorted.flags.add(name)
  } else if (!isOption(name)) {
    sorted.problems.push(problem(rawName, undefined, expectedOption(name)))
  } else if (value === undefined || value === '' || (value.startsWith('-') && !inlineValue)) {
    sorted.problems.push(problem(rawName, value, EXPECTED_VALUE[name]))
  } else {
    sorted.values[name].push(value)
  }
}

function expectedOption(name: string): string {
  const options = [...Object.keys(EXPECTED_VALUE), ...FLAGS]
  const nearest = nearestTo(name, options)
  return nearest === null
    ? `no such option; there are ${options.map((option) => `--${option}`).join(', ')}`
    : `no such option; did you mean --${nearest}?`
}

const problem = (path: string, value: unknown, expected: string): Problem => ({
  path,
  value,
  expected,
})
