/** What the program says of itself when it is asked: its usage, its exit codes, its version. */
import { readFileSync } from 'node:fs'
import { PROTECTIONS, kebabOfProtection } from '../core/protections'
import { FAULT_PRESETS } from '../experiments/stress/swarm'
import { SWEEP_PRESET_NAMES } from '../experiments/sweep/presets'
import { INCIDENTS } from '../scenario/incidents/library'
import { PRESET_NAMES } from '../scenario/presets'
import { scenarioSettings, type Setting } from '../scenario/setting-list'
import { COMMANDS, SEEDS_DEFAULT, STRESS_SEEDS_DEFAULT, type Command } from './arguments'
import { READ_WORDS } from './reading-choices'

export const EXIT = {
  consistent: 0,
  violation: 1,
  refused: 2,
  brokenDown: 3,
  interrupted: 130,
} as const

/** What a command does, its scenarios and the options that it alone has. */
const OWN: Readonly<Record<Command, { what: string; scenario: string; options: string }>> = {
  simulate: {
    what: 'Simulates a marketplace and writes report.json, daily.csv and ledger.sqlite into a folder.',
    scenario:
      '  <scenario.json | preset>  a scenario file, a link in quotes, or one of the presets:',
    options: '',
  },
  compare: {
    what: 'Simulates two to four scenarios with the same seeds and writes compare.json and compare.csv into a folder.',
    scenario:
      '  <scenario>                two to four: a scenario file, a link in quotes, or one of the presets:',
    options: `
  --seeds <n>               how many seeds each scenario runs with; ${SEEDS_DEFAULT} by default
  --jobs <n>                how many runs at a time; by default as many as there are processors`,
  },
  sweep: {
    what: 'Runs a scenario with many changes and seeds and writes sweep.json and sweep.csv into a folder.',
    scenario: '  <sweep.json | preset>     a sweep file, or one of the presets:',
    options: `
  --scenario <scenario>     a scenario file, link or preset of simulate, in place of the sweep's own
  --seeds <n>               how many seeds each point runs with, in place of the sweep's own number
  --jobs <n>                how many runs at a time; by default as many as there are processors`,
  },
  stress: {
    what: 'Runs a scenario with many seeds, each with faults of its own, and writes stress.json into a folder;\nfor the worst failure also repro.json, story.md, story.svg and trace.json.',
    scenario:
      '  <scenario.json | preset>  a scenario file, a link in quotes, or one of the presets; by default a small marketplace:',
    options: `
  --seeds <n>               how many seeds; ${STRESS_SEEDS_DEFAULT} by default
  --faults <preset,… | file> what can strike; all by default. Presets:
                            ${FAULT_PRESETS.join(', ')}
                            A file holds the faults of a scenario, the same for every seed
  --without <protection,…>  protections of the payout service to switch off:
                            ${PROTECTIONS.map(kebabOfProtection).join('\n                            ')}
  --matrix                  also runs the seeds with each protection off in turn, for each kind of fault
  --atlas                   also kills a worker before and after each named step in turn
  --jobs <n>                how many runs at a time; by default as many as there are processors`,
  },
  incidents: {
    what: 'Runs the incidents of the library as they were and as fixed, and writes incidents.json, incidents.md\nand the scenarios of each incident into a folder.',
    scenario: '  <id>                      ids of incidents; all of them by default:',
    options: '',
  },
}

const OWN_SEED: Readonly<Record<Exclude<Command, 'incidents'>, string>> = {
  simulate: "replaces the scenario's seed",
  compare: 'the first seed; by default that of the first scenario',
  sweep: "the first seed; by default the sweep's own, or that of its scenario",
  stress: 'the first seed; by default that of the scenario',
}

const hasSales = (command: Command): boolean =>
  COMMANDS[command].options.some((option) => option === 'sales')

const SALES_OPTIONS = `  --sales <file.csv>        sales to import; their creators replace the generated ones
  --read <what>=<value>     how to read that file where it does not say; once for each of
                            ${READ_WORDS.join('\n                            ')}
  --read @<file.json>       a saved reading, or the report of a run that has one
  --strict                  refuses a file if any row is left out
`

const LINE_LENGTH_MAX = 100
const PART_WIDTH = 14

/** The settings of a scenario by name: each part with what is in it, what is deeper within left out. */
export function settingLines(settings: readonly Setting[] = scenarioSettings()): string[] {
  const within = (part: string): string[] =>
    settings.flatMap(({ path }) => {
      const rest = path.slice(part.length).replace(/^\[\]/, '')
      return path.startsWith(part) && /^\.\w+$/.test(rest) ? [rest.slice(1)] : []
    })
  const parts = settings.map(({ path }) => path).filter((path) => /^\w+$/.test(path))
  const single = parts.filter((part) => within(part).length === 0)
  return [
    ...wrapped('', single),
    ...parts
      .filter((part) => !single.includes(part))
      .flatMap((part) => wrapped(part, within(part))),
  ]
}

/** A part and what is in it, in lines of readable length. */
function wrapped(part: string, names: readonly string[]): string[] {
  const lines = ['']
  for (const name of names) {
    const line = lines.at(-1)!
    const longer = line === '' ? name : `${line}, ${name}`
    if (longer.length > LINE_LENGTH_MAX - PART_WIDTH) lines.push(name)
    else lines[lines.length - 1] = longer
  }
  return lines.map((line, at) => {
    const end = at < lines.length - 1 ? ',' : ''
    return `  ${(at === 0 ? part : '').padEnd(PART_WIDTH)}${line}${end}`
  })
}

const incidentIds = (): string =>
  wrapped(
    '',
    INCIDENTS.map(({ id }) => id),
  )
    .map((line) => `            ${line}`)
    .join('\n')

const INCIDENTS_EXIT = `Exit codes: ${EXIT.consistent} every incident shows the damage that the library names, and less damage as fixed; ${EXIT.violation} one does not;
${EXIT.refused} the input was refused and nothing written; ${EXIT.brokenDown} a run failed.`

const incidentsHelp = (): string => `${COMMANDS.incidents.usage}

${OWN.incidents.what}

${OWN.incidents.scenario}
${incidentIds()}
  --out <dir>               folder for the results; made if needed, files in it are replaced
  --help, -h                this text
  --version                 the version of the lab

${INCIDENTS_EXIT}

All else: docs/command-line.md and docs/incidents.md.`

export const helpText = (command: Command): string =>
  command === 'incidents' ? incidentsHelp() : runsHelp(command)

const runsHelp = (command: Exclude<Command, 'incidents'>): string => `${COMMANDS[command].usage}

${OWN[command].what}

${OWN[command].scenario}
                            ${(command === 'sweep' ? SWEEP_PRESET_NAMES : PRESET_NAMES).join(', ')}
  --out <dir>               folder for the results; made if needed, files in it are replaced${OWN[command].options}
  --seed <text>             ${OWN_SEED[command]}
${hasSales(command) ? SALES_OPTIONS : ''}  --memory <GB>             memory for the file and the run, instead of the 1.5 GB of a page
  --help, -h                this text
  --version                 the version of the lab

Exit codes: ${EXIT.consistent} finished and consistent; ${EXIT.violation} finished, and a check found a violation;
${EXIT.refused} the input was refused and nothing written; ${EXIT.brokenDown} the run failed.

Settings of a scenario; docs/scenario.md says what each means and what it is when it is left out:
${settingLines().join('\n')}

All else: docs/command-line.md.`

export function versionText(): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const { name, version } = JSON.parse(file) as { name: string; version: string }
  return `${name} ${version}`
}
