/** The command lines of `simulate`, `compare`, `sweep`, `stress` and `incidents`, read into what they mean or into all that is wrong with them. */
import { parseArgs } from 'node:util'
import { nearestTo } from '../scenario/nearest'
import type { Problem, Refused } from '../scenario/problems'
import type { ReadingChoices } from '../scenario/sales-file/reading'
import { COMMANDS, type Command } from './commands'
import { OPTION_NAMES, OPTIONS, optionsOf, usageOf, type Option } from './options'
import { readChoices } from './reading-choices'
import { savedReadingOf } from './saved-readings'

export interface GivenArguments {
  /** Scenario files or names of presets; of a sweep, its own file or preset; ids of incidents. */
  scenarios: string[]
  /** The scenario that a sweep runs in place of its own. */
  sweptScenario: string | null
  outFolder: string
  seed: string | null
  salesFile: string | null
  /** How the sales file is to be read, where its names and values do not say. */
  reading: ReadingChoices
  /** How many creators those of the file stand for; `null`: as many as the scenario says. */
  fileStandsFor: number | null
  /** Refuse a file if any row is left out. */
  isStrict: boolean
  /** What file and run may take; `undefined`: what a page may. */
  memoryLimitBytes: number | undefined
  /** Under how many seeds each scenario runs; `null`: as many as the command has by default, or the sweep asks for. */
  seedCount: number | null
  /** How many runs at a time; `null`: as many as there are processors and room for. */
  jobs: number | null
  /** Which faults a stress test draws: a preset of them or a file; `null`: all. */
  faults: string | null
  /** Protections that a stress test switches off, as they are written: names with commas between. */
  without: string | null
  /** The files of payout services that pay in place of the lab's: of a comparison maybe several, of all else one at most. */
  services: string[]
  /** What a stress test does besides. */
  hasMatrix: boolean
  hasAtlas: boolean
  /** A number of basis points, or `own`. */
  prices: string | null
  hasTurningPoint: boolean
}

type ReadArguments =
  { ok: true; arguments: GivenArguments } | Refused | { ok: 'help' } | { ok: 'version' }

interface Given {
  command: Command
  scenarios: string[]
  values: Record<Option, string[]>
  flags: Set<Option>
  problems: Problem[]
}

export function readArguments(command: Command, given: readonly string[]): ReadArguments {
  const sorted = sortOut(command, given)
  if (sorted.flags.has('help')) return { ok: 'help' }
  if (sorted.flags.has('version')) return { ok: 'version' }
  const { scenarios, values } = sorted
  const choices = readChoices(values.read, savedReadingOf)
  const problems = [...problemsOf(sorted), ...(choices.ok ? [] : choices.problems)]
  const [outFolder] = values.out
  if (problems.length > 0 || outFolder === undefined || !choices.ok) {
    return { ok: false, problems }
  }
  return {
    ok: true,
    arguments: {
      scenarios,
      outFolder,
      sweptScenario: values.scenario[0] ?? null,
      seed: values.seed[0] ?? null,
      salesFile: values.sales[0] ?? null,
      reading: choices.choices,
      fileStandsFor: values['stands-for'][0] === undefined ? null : Number(values['stands-for'][0]),
      isStrict: sorted.flags.has('strict'),
      memoryLimitBytes: values.memory[0] === undefined ? undefined : Number(values.memory[0]) * 1e9,
      seedCount: values.seeds[0] === undefined ? null : Number(values.seeds[0]),
      jobs: values.jobs[0] === undefined ? null : Number(values.jobs[0]),
      faults: values.faults[0] ?? null,
      without: values.without[0] ?? null,
      services: values.service,
      prices: values.prices[0] ?? null,
      hasMatrix: sorted.flags.has('matrix'),
      hasAtlas: sorted.flags.has('atlas'),
      hasTurningPoint: sorted.flags.has('turning-point'),
    },
  }
}

/** What is wrong with the options, and with the arguments as a whole. */
function problemsOf({ command, scenarios, values, flags, problems }: Given): Problem[] {
  const found = [...problems]
  const { minimum, maximum, name, expected } = COMMANDS[command].scenarios
  // Of services that are compared, one scenario is enough.
  const least = values.service.length > 0 ? Math.min(minimum, 1) : minimum
  for (let missing = scenarios.length; missing < least; missing += 1) {
    // One scenario needs no number.
    const path = maximum === 1 ? name : `${name} ${missing + 1}`
    found.push(problem(path, undefined, 'a file or the name of a preset'))
  }
  // After an option that does not exist, what looks like another scenario is most likely its value.
  if (problems.length === 0) {
    found.push(...scenarios.slice(maximum).map((other) => problem(name, other, expected)))
  }
  if (values.out.length === 0 && !problems.some(({ path }) => path === '--out')) {
    found.push(
      problem(
        '--out',
        undefined,
        `${expectedValue('out', command)}; npm takes options for itself unless -- comes before them: ${usageOf(command)}`,
      ),
    )
  }
  for (const option of OPTION_NAMES.filter(
    (name) => !OPTIONS[name].repeatableIn?.includes(command),
  )) {
    const others = values[option].slice(1)
    found.push(...others.map((other) => problem(`--${option}`, other, 'this option once')))
  }
  for (const option of OPTION_NAMES.filter((name) => OPTIONS[name].needsSales)) {
    const isGiven = values[option].length > 0 || flags.has(option)
    if (isGiven && values.sales.length === 0) {
      const expected = `a sales file to go with it: ${OPTIONS.sales.form}`
      found.push(problem(`--${option}`, values[option][0], expected))
    }
  }
  for (const option of OPTION_NAMES) {
    const [value] = values[option]
    if (value !== undefined && OPTIONS[option].value?.(command).accepts(value) === false) {
      found.push(problem(`--${option}`, value, expectedValue(option, command)))
    }
  }
  return found
}

const expectedValue = (option: Option, command: Command): string =>
  OPTIONS[option].value!(command).expected

/** What Node makes of bytes that are no character: two texts that differ in them would become one. */
const NO_CHARACTER = '\ufffd'

/** Node's own parser tells options from values; what is wrong with them is said here, in the words of the lab. */
function sortOut(command: Command, given: readonly string[]): Given {
  const sorted: Given = {
    command,
    scenarios: [],
    values: Object.fromEntries(OPTION_NAMES.map((option) => [option, [] as string[]])) as Record<
      Option,
      string[]
    >,
    flags: new Set(),
    problems: given
      .filter((text) => text.includes(NO_CHARACTER))
      .map((text) => problem('argument', text, 'text in UTF-8')),
  }
  const { tokens } = parseArgs({
    args: [...given],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      optionsOf(command).map((option) => {
        const { value, short } = OPTIONS[option]
        return [option, { type: value ? 'string' : 'boolean', ...(short && { short }) } as const]
      }),
    ),
  })
  const withOneDash = new Set<number>()
  for (const token of tokens) {
    if (token.kind === 'positional') sorted.scenarios.push(token.value)
    else if (token.kind === 'option') {
      const name = nameAfterOneDash(given[token.index]!)
      if (name === null) sortOption(sorted, token)
      else if (!withOneDash.has(token.index)) {
        withOneDash.add(token.index)
        sorted.problems.push(problem(`-${name}`, undefined, expectedOption(command, name)))
      }
    }
  }
  return sorted
}

/** The parser takes `-out` for three options of one letter, which nobody who writes it means. */
const nameAfterOneDash = (text: string): string | null => /^-([^-=][^=]+)/.exec(text)?.[1] ?? null

interface OptionToken {
  name: string
  rawName: string
  value: string | undefined
  inlineValue: boolean | undefined
}

function sortOption(sorted: Given, { name, rawName, value, inlineValue }: OptionToken): void {
  const { command, values, flags, problems } = sorted
  const option = optionsOf(command).find((known) => known === name)
  if (option === undefined) {
    problems.push(problem(rawName, undefined, expectedOption(command, name)))
  } else if (!OPTIONS[option].value) {
    if (inlineValue) problems.push(problem(rawName, value, 'this option without a value'))
    else flags.add(option)
  } else if (value === undefined || value === '' || (value.startsWith('-') && !inlineValue)) {
    problems.push(problem(rawName, value, expectedValue(option, command)))
  } else {
    values[option].push(value)
  }
}

function expectedOption(command: Command, name: string): string {
  const options = optionsOf(command)
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
