/**
 * The options of the command line. Each is one entry of a table, by which it is read and refused, and shown in usage and
 * help. A command takes those that have words for its help.
 */
import { withCommas } from '../core/counted'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import { PROTECTIONS, kebabOfProtection } from '../core/protections'
import { FAULT_BASIS_POINTS_MIN, isFaultRate } from '../experiments/stress/priced-changes'
import { FAULT_PRESETS } from '../experiments/stress/swarm'
import { FILE_STANDS_FOR_MAX, SWEEP_SEEDS_MAX } from '../scenario/limits'
import { COMMAND_NAMES, COMMANDS, type Command } from './commands'
import { READ_WORDS } from './reading-choices'

/** Enough for an interval, at ten times the time of one run. */
export const SEEDS_DEFAULT = 10
/** A share of failing seeds below 1.5% is told from none by so many. */
export const STRESS_SEEDS_DEFAULT = 200
const SEEDS_MAX: Readonly<Partial<Record<Command, number>>> = {
  compare: 1_000,
  sweep: SWEEP_SEEDS_MAX,
  stress: 100_000,
}
const JOBS_MAX = 256

/** Where options are shown; those of one part in the order of the table. */
const PARTS_OF_USAGE = ['own', 'seed', 'sales', 'jobs'] as const
const PARTS_OF_HELP = ['out', 'own', 'jobs', 'seed', 'sales', 'memory', 'lab'] as const

/** What a command's help says of an option. */
type Help = Readonly<Partial<Record<Command, string>>>

/** What a value must be, which is never empty. */
interface ValueRule {
  expected: string
  accepts: (value: string) => boolean
}

interface OptionEntry {
  part: (typeof PARTS_OF_HELP)[number]
  form: string
  short?: string
  help: Help
  isLeftOutOfUsage?: true
  /** A flag takes none. */
  value?: (command: Command) => ValueRule
  /** Where it can be given more than once. */
  repeatableIn?: readonly Command[]
  needsSales?: true
}

const forEach = (commands: readonly Command[], help: string): Help =>
  Object.fromEntries(commands.map((command) => [command, help]))

const WITH_SALES = ['simulate', 'compare', 'sweep'] as const
const WITH_SCENARIO = [...WITH_SALES, 'stress'] as const
const WITH_JOBS = ['compare', 'sweep', 'stress'] as const

const any = (expected: string) => (): ValueRule => ({ expected, accepts: () => true })

const countUpTo = (most: number): ValueRule => ({
  expected: `a whole number from 1 to ${withCommas(most)}`,
  accepts: (value) => /^[1-9]\d*$/.test(value) && Number(value) <= most,
})

/** In place of the file of a payout service: the lab's own. */
export const LAB_NAME = 'lab'

/** In place of a rate of faults: those of the scenario. */
export const OWN_FAULTS = 'own'

const HELP_COLUMN = 28
const inLines = (words: readonly string[]): string => words.join(`\n${' '.repeat(HELP_COLUMN)}`)

/** An error names them in this order. */
const TABLE = {
  out: {
    part: 'out',
    form: '--out <dir>',
    help: forEach(
      COMMAND_NAMES,
      'folder for the results; created if needed, files in it are replaced',
    ),
    value: any('a folder for the results'),
  },
  seed: {
    part: 'seed',
    form: '--seed <text>',
    help: {
      simulate: "replaces the scenario's seed",
      compare: 'the first seed; by default that of the first scenario',
      sweep: "the first seed; by default the sweep's own, or that of its scenario",
      stress: 'the first seed; by default that of the scenario',
    },
    value: any('a text of at least one character; one that begins with a dash as in --seed=-1'),
  },
  sales: {
    part: 'sales',
    form: '--sales <file.csv>',
    help: forEach(WITH_SALES, 'sales to import; their creators replace the generated ones'),
    value: any('a CSV file'),
  },
  read: {
    part: 'sales',
    form: '--read <what>=<value>',
    help: forEach(
      WITH_SALES,
      `${inLines(['how to read that file where it leaves something open; once for each of', ...READ_WORDS])}
  --read @<file.json>       a saved reading, or the report of a run that has one`,
    ),
    isLeftOutOfUsage: true,
    value: any('how to read the sales file, as in amount=price or @reading.json'),
    repeatableIn: WITH_SALES,
    needsSales: true,
  },
  'stands-for': {
    part: 'sales',
    form: '--stands-for <n>',
    help: forEach(
      WITH_SALES,
      inLines([
        'the creators in that file are a random sample of n;',
        'sets population.sample.fileStandsFor',
      ]),
    ),
    isLeftOutOfUsage: true,
    value: () => countUpTo(FILE_STANDS_FOR_MAX),
    needsSales: true,
  },
  memory: {
    part: 'memory',
    form: '--memory <GB>',
    help: forEach(
      WITH_SCENARIO,
      'memory for the file and the run, instead of the 1.5 GB of a page',
    ),
    value: () => ({
      expected: 'gigabytes, as in 8',
      accepts: (value) => /^\d{1,9}(?:\.\d+)?$/.test(value) && Number(value) > 0,
    }),
  },
  scenario: {
    part: 'own',
    form: '--scenario <scenario>',
    help: {
      sweep: "a scenario file, link or preset of simulate, in place of the sweep's own",
    },
    value: any('a scenario file or the name of a preset'),
  },
  seeds: {
    part: 'own',
    form: '--seeds <n>',
    help: {
      compare: `how many seeds each scenario runs with; ${SEEDS_DEFAULT} by default`,
      sweep: "how many seeds each point runs with, in place of the sweep's own number",
      stress: `how many seeds; ${STRESS_SEEDS_DEFAULT} by default`,
    },
    value: (command) => countUpTo(SEEDS_MAX[command]!),
  },
  jobs: {
    part: 'jobs',
    form: '--jobs <n>',
    help: forEach(WITH_JOBS, 'how many runs at a time; by default as many as there are processors'),
    value: () => countUpTo(JOBS_MAX),
  },
  faults: {
    part: 'own',
    form: '--faults <preset,… | file>',
    help: {
      stress: inLines([
        'what can fail; all by default. Presets:',
        FAULT_PRESETS.join(', '),
        'A file holds the faults of a scenario, the same for every seed',
      ]),
    },
    value: any('a preset of faults, or a file'),
  },
  without: {
    part: 'own',
    form: '--without <protection,…>',
    help: {
      stress: inLines([
        'protections of the payout service to switch off:',
        ...PROTECTIONS.map(kebabOfProtection),
      ]),
    },
    value: any('names of protections with commas between them, as in retries,claim-lock'),
  },
  service: {
    part: 'own',
    form: '--service <file.ts>',
    help: {
      ...forEach(
        ['simulate', 'sweep', 'stress'],
        "a payout service of your own, which pays in place of the lab's: docs/own-service.md",
      ),
      compare: inLines([
        "a payout service of your own, compared with the lab's on one scenario; once for",
        `each of several, which are compared with each other, ${LAB_NAME} for the lab's own;`,
        'with several scenarios it pays in all of them: docs/own-service.md',
      ]),
      incidents: inLines([
        'a payout service of your own: does it do no more damage than the lab’s',
        'with the fix? docs/own-service.md',
      ]),
    },
    value: any('a file of TypeScript or JavaScript'),
    repeatableIn: ['compare'],
  },
  help: {
    part: 'lab',
    form: '--help, -h',
    short: 'h',
    help: forEach(COMMAND_NAMES, 'this text'),
  },
  version: {
    part: 'lab',
    form: '--version',
    help: forEach(COMMAND_NAMES, 'the version of the lab'),
  },
  strict: {
    part: 'sales',
    form: '--strict',
    help: forEach(WITH_SALES, 'refuses a file if any row is left out'),
    isLeftOutOfUsage: true,
    needsSales: true,
  },
  matrix: {
    part: 'own',
    form: '--matrix',
    help: {
      stress: 'also runs the seeds with each protection off in turn, for each kind of fault',
    },
  },
  atlas: {
    part: 'own',
    form: '--atlas',
    help: { stress: 'also kills a worker before and after each named step in turn' },
  },
  prices: {
    part: 'own',
    form: '--prices <n | own>',
    help: {
      stress: inLines([
        'also says what bugs cost the platform in a million payouts, if n of 10,000 calls,',
        'webhooks and jobs fail; own: with the faults of the scenario',
      ]),
    },
    value: () => ({
      expected: `a whole number from ${FAULT_BASIS_POINTS_MIN} to ${withCommas(BASIS_POINTS_IN_WHOLE)}, or ${OWN_FAULTS}`,
      accepts: (value) =>
        value === OWN_FAULTS || (/^\d+$/.test(value) && isFaultRate(Number(value))),
    }),
  },
  'turning-point': {
    part: 'own',
    form: '--turning-point',
    help: { stress: 'also looks for the moment at which the worst violation was decided' },
  },
} satisfies Record<string, OptionEntry>

export type Option = keyof typeof TABLE
export const OPTIONS: Readonly<Record<Option, OptionEntry>> = TABLE
export const OPTION_NAMES = Object.keys(TABLE) as Option[]

export const optionsOf = (command: Command): Option[] =>
  OPTION_NAMES.filter((option) => OPTIONS[option].help[command] !== undefined)

/** Those of the parts in order. */
const shown = (command: Command, parts: readonly OptionEntry['part'][]): OptionEntry[] =>
  parts.flatMap((part) =>
    optionsOf(command)
      .map((option) => OPTIONS[option])
      .filter((entry) => entry.part === part),
  )

export function usageOf(command: Command): string {
  const { usage } = COMMANDS[command]
  const others = shown(command, PARTS_OF_USAGE)
    .filter(({ form, isLeftOutOfUsage }) => !isLeftOutOfUsage && !usage.includes(form))
    .map(({ form }) => ` [${form}]`)
  return `npm run --silent ${command} -- ${usage} ${OPTIONS.out.form}${others.join('')}`
}

export const optionLines = (command: Command): string[] =>
  shown(command, PARTS_OF_HELP).map(({ form, help }) => helpLine(form, help[command]!))

/** What can be given, and after it what is said of it. */
export const helpLine = (form: string, help: string): string =>
  `${`  ${form} `.padEnd(HELP_COLUMN)}${help}`
