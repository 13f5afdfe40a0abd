/** The command lines of `simulate`, `compare`, `sweep`, `stress` and `incidents`, read into what they mean or into all that is wrong with them. */
import { parseArgs } from 'node:util'
import { COMPARED_RUNS } from '../experiments/comparison'
import { SEEDS_MAX as SWEEP_SEEDS_MAX } from '../experiments/sweep/definition'
import { nearestTo } from '../scenario/nearest'
import type { Problem } from '../scenario/problems'
import type { ReadingChoices } from '../scenario/sales-reading'
import { readChoices } from './reading-choices'
import { savedReadingOf } from './saved-readings'

export type Command = 'simulate' | 'compare' | 'sweep' | 'stress' | 'incidents'

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
  /** Refuse a file if any row is left out. */
  isStrict: boolean
  /** What file and run may take; `null`: what a page may. */
  memoryLimitBytes: number | null
  /** Under how many seeds each scenario runs; `null`: as many as the command has by default, or the sweep asks for. */
  seedCount: number | null
  /** How many runs at a time; `null`: as many as there are processors and room for. */
  jobs: number | null
  /** Which faults a stress test draws: a preset of them or a file; `null`: all. */
  faults: string | null
  /** Protections that a stress test switches off, as they are written: names with commas between. */
  without: string | null
  /** What a stress test does besides. */
  hasMatrix: boolean
  hasAtlas: boolean
}

/** Enough for an interval, at ten times the time of one run. */
export const SEEDS_DEFAULT = 10
const COMPARE_SEEDS_MAX = 1_000
/** A share of failing seeds below 1.5% is told from none by so many. */
export const STRESS_SEEDS_DEFAULT = 200
const STRESS_SEEDS_MAX = 100_000
const JOBS_MAX = 256

interface CommandForm {
  usage: string
  scenarios: { minimum: number; maximum: number; name: string; expected: string }
  options: readonly Option[]
  flags: readonly Flag[]
  /** Of one that takes `--seeds`. */
  seedsMax?: number
}

const COMMON_OPTIONS = ['out', 'seed', 'sales', 'read', 'memory'] as const
const COMMON = { flags: ['strict'] } as const

export const COMMANDS: Readonly<Record<Command, CommandForm>> = {
  simulate: {
    usage:
      'npm run --silent simulate -- <scenario.json | preset> --out <dir> [--seed <text>] [--sales <file.csv>]',
    scenarios: { minimum: 1, maximum: 1, name: 'scenario', expected: 'one scenario, not several' },
    options: COMMON_OPTIONS,
    ...COMMON,
  },
  compare: {
    usage:
      'npm run --silent compare -- <scenario> <scenario> [...] --out <dir> [--seeds <n>] [--seed <text>] [--sales <file.csv>] [--jobs <n>]',
    scenarios: { ...COMPARED_RUNS, name: 'scenario', expected: 'two to four scenarios' },
    options: [...COMMON_OPTIONS, 'seeds', 'jobs'],
    ...COMMON,
    seedsMax: COMPARE_SEEDS_MAX,
  },
  sweep: {
    usage:
      'npm run --silent sweep -- <sweep.json | preset> --out <dir> [--scenario <scenario>] [--seeds <n>] [--seed <text>] [--sales <file.csv>] [--jobs <n>]',
    scenarios: { minimum: 1, maximum: 1, name: 'sweep', expected: 'one sweep, not several' },
    options: [...COMMON_OPTIONS, 'scenario', 'seeds', 'jobs'],
    ...COMMON,
    seedsMax: SWEEP_SEEDS_MAX,
  },
  stress: {
    usage:
      'npm run --silent stress -- [<scenario.json | preset>] --seeds <n> --out <dir> [--faults <preset,… | file>] [--without <protection,…>] [--matrix] [--atlas] [--seed <text>] [--jobs <n>]',
    scenarios: { minimum: 0, maximum: 1, name: 'scenario', expected: 'one scenario, not several' },
    options: ['out', 'seed', 'memory', 'seeds', 'jobs', 'faults', 'without'],
    flags: ['matrix', 'atlas'],
    seedsMax: STRESS_SEEDS_MAX,
  },
  incidents: {
    usage: 'npm run --silent incidents -- [<id> ...] --out <dir>',
    scenarios: {
      minimum: 0,
      maximum: Infinity,
      name: 'incident',
      expected: 'the id of an incident',
    },
    options: ['out'],
    flags: [],
  },
}

export type ReadArguments =
  | { ok: true; arguments: GivenArguments }
  | { ok: false; problems: Problem[] }
  | { ok: 'help' }
  | { ok: 'version' }

const EXPECTED_VALUE = {
  out: 'a folder for the results',
  seed: 'a text of at least one character; one that begins with a dash as in --seed=-1',
  sales: 'a CSV file',
  read: 'how to read the sales file, as in amount=price or @reading.json',
  memory: 'gigabytes, as in 8',
  scenario: 'a scenario file or the name of a preset',
  seeds: 'a number of seeds',
  jobs: 'a number of runs at a time',
  faults: 'a preset of faults, or a file',
  without: 'names of protections with commas between them, as in retries,claim-lock',
} as const
type Option = keyof typeof EXPECTED_VALUE

/** Each at most once. */
const SINGLE_OPTIONS = [
  'out',
  'seed',
  'sales',
  'memory',
  'scenario',
  'seeds',
  'jobs',
  'faults',
  'without',
] as const
const COMMON_FLAGS = ['help', 'version'] as const
type Flag = 'strict' | 'matrix' | 'atlas'
interface Given {
  form: CommandForm
  scenarios: string[]
  values: Record<Option, string[]>
  flags: Set<string>
  problems: Problem[]
}

export function readArguments(command: Command, given: readonly string[]): ReadArguments {
  const sorted = sortOut(COMMANDS[command], given)
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
      isStrict: sorted.flags.has('strict'),
      memoryLimitBytes: values.memory[0] === undefined ? null : Number(values.memory[0]) * 1e9,
      seedCount: values.seeds[0] === undefined ? null : Number(values.seeds[0]),
      jobs: values.jobs[0] === undefined ? null : Number(values.jobs[0]),
      faults: values.faults[0] ?? null,
      without: values.without[0] ?? null,
      hasMatrix: sorted.flags.has('matrix'),
      hasAtlas: sorted.flags.has('atlas'),
    },
  }
}

/** What is wrong with the options, and with the arguments as a whole. */
function problemsOf({ form, scenarios, values, flags, problems }: Given): Problem[] {
  const found = [...problems]
  const { minimum, maximum, expected } = form.scenarios
  for (let missing = scenarios.length; missing < minimum; missing += 1) {
    found.push(problem(scenarioName(form, missing), undefined, 'a file or the name of a preset'))
  }
  // After an option that does not exist, what looks like another scenario is most likely its value.
  if (problems.length === 0) {
    const others = scenarios.slice(maximum)
    found.push(...others.map((other) => problem(form.scenarios.name, other, expected)))
  }
  if (values.out.length === 0 && !problems.some(({ path }) => path === '--out')) {
    found.push(
      problem(
        '--out',
        undefined,
        `${EXPECTED_VALUE.out}; npm takes options for itself unless -- comes before them: ${form.usage}`,
      ),
    )
  }
  for (const option of SINGLE_OPTIONS) {
    const others = values[option].slice(1)
    found.push(...others.map((other) => problem(`--${option}`, other, 'this option once')))
  }
  if (values.read.length > 0 && values.sales.length === 0) {
    const expected = 'a sales file to go with it: --sales <file.csv>'
    found.push(problem('--read', values.read[0], expected))
  }
  if (flags.has('strict') && values.sales.length === 0) {
    const expected = 'a sales file to go with it: --sales <file.csv>'
    found.push(problem('--strict', undefined, expected))
  }
  const [memory] = values.memory
  if (memory !== undefined && !(Number(memory) > 0 && Number.isFinite(Number(memory)))) {
    found.push(problem('--memory', memory, EXPECTED_VALUE.memory))
  }
  for (const option of ['seeds', 'jobs'] as const) {
    const [value] = values[option]
    const most = countMax(option, form)
    if (value !== undefined && !(/^[1-9]\d*$/.test(value) && Number(value) <= most)) {
      found.push(problem(`--${option}`, value, expectedValue(option, form)))
    }
  }
  return found
}

const countMax = (
  option: 'seeds' | 'jobs',
  { seedsMax = COMPARE_SEEDS_MAX }: CommandForm,
): number => (option === 'seeds' ? seedsMax : JOBS_MAX)

const expectedValue = (option: Option, form: CommandForm): string =>
  option === 'seeds' || option === 'jobs'
    ? `a whole number from 1 to ${countMax(option, form).toLocaleString('en-US')}`
    : EXPECTED_VALUE[option]

/** One scenario needs no number. */
const scenarioName = ({ scenarios }: CommandForm, index: number): string =>
  scenarios.maximum === 1 ? scenarios.name : `${scenarios.name} ${index + 1}`

/** Node's own parser tells options from values; what is wrong with them is said here, in the words of the lab. */
function sortOut(form: CommandForm, given: readonly string[]): Given {
  const sorted: Given = {
    form,
    scenarios: [],
    values: {
      out: [],
      seed: [],
      sales: [],
      read: [],
      memory: [],
      scenario: [],
      seeds: [],
      jobs: [],
      faults: [],
      without: [],
    },
    flags: new Set(),
    problems: [],
  }
  const { tokens } = parseArgs({
    args: [...given],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: {
      ...Object.fromEntries(form.options.map((option) => [option, { type: 'string' } as const])),
      ...Object.fromEntries(form.flags.map((flag) => [flag, { type: 'boolean' } as const])),
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
  const option = sorted.form.options.find((known) => known === name)
  if ([...COMMON_FLAGS, ...sorted.form.flags].some((flag) => flag === name)) {
    sorted.flags.add(name)
  } else if (option === undefined) {
    sorted.problems.push(problem(rawName, undefined, expectedOption(sorted.form, name)))
  } else if (value === undefined || value === '' || (value.startsWith('-') && !inlineValue)) {
    sorted.problems.push(problem(rawName, value, expectedValue(option, sorted.form)))
  } else {
    sorted.values[option].push(value)
  }
}

function expectedOption(form: CommandForm, name: string): string {
  const options = [...form.options, ...COMMON_FLAGS, ...form.flags]
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
