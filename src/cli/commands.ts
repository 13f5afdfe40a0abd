/** The commands of the command line: what each does, and what it takes beside its options. */
import { SWEEP_PRESET_NAMES } from '../experiments/sweep/presets'
import { INCIDENTS } from '../scenario/incidents/library'
import { COMPARED_MAX, COMPARED_MIN } from '../scenario/limits'
import { PRESET_NAMES } from '../scenario/presets'

/** Also the scripts of package.json. */
export const COMMAND_NAMES = ['simulate', 'compare', 'sweep', 'stress', 'incidents'] as const
export type Command = (typeof COMMAND_NAMES)[number]

interface CommandForm {
  what: string
  /** How its usage writes its scenarios, and after them an option that most give. */
  usage: string
  /** How its help writes one scenario, what it says of it, and the names that there are. */
  form: string
  help: string
  names: readonly string[]
  scenarios: { minimum: number; maximum: number; name: string; expected: string }
}

export const COMMANDS: Readonly<Record<Command, CommandForm>> = {
  simulate: {
    what: 'Simulates a marketplace and writes report.json, daily.csv, statement.csv and ledger.sqlite into a folder.',
    usage: '<scenario.json | preset>',
    form: '<scenario.json | preset>',
    help: 'a scenario file, a link in quotes, or one of the presets:',
    names: PRESET_NAMES,
    scenarios: { minimum: 1, maximum: 1, name: 'scenario', expected: 'one scenario, not several' },
  },
  compare: {
    what: 'Simulates two to four scenarios, or one with payout services of your own, with the same seeds and writes\ncompare.json and compare.csv into a folder.',
    usage: '<scenario> [<scenario> ...]',
    form: '<scenario>',
    help: 'two to four, or one with --service: a scenario file, a link in quotes, or one of the presets:',
    names: PRESET_NAMES,
    scenarios: {
      minimum: COMPARED_MIN,
      maximum: COMPARED_MAX,
      name: 'scenario',
      expected: 'two to four scenarios',
    },
  },
  sweep: {
    what: 'Runs a scenario with many changes and seeds and writes sweep.json and sweep.csv into a folder.',
    usage: '<sweep.json | preset>',
    form: '<sweep.json | preset>',
    help: 'a sweep file, or one of the presets:',
    names: SWEEP_PRESET_NAMES,
    scenarios: { minimum: 1, maximum: 1, name: 'sweep', expected: 'one sweep, not several' },
  },
  stress: {
    what: 'Runs a scenario with many seeds, each with faults of its own, and writes stress.json into a folder;\nfor the worst failure also repro.json, story.md, story.svg and trace.json.',
    usage: '[<scenario.json | preset>] --seeds <n>',
    form: '<scenario.json | preset>',
    help: 'a scenario file, a link in quotes, or one of the presets; by default a small marketplace:',
    names: PRESET_NAMES,
    scenarios: { minimum: 0, maximum: 1, name: 'scenario', expected: 'one scenario, not several' },
  },
  incidents: {
    what: 'Runs the incidents of the library as they were and as fixed, and writes incidents.json, incidents.md\nand the scenarios of each incident into a folder.',
    usage: '[<id> ...]',
    form: '<id>',
    help: 'ids of incidents; all of them by default:',
    names: INCIDENTS.map(({ id }) => id),
    scenarios: {
      minimum: 0,
      maximum: Infinity,
      name: 'incident',
      expected: 'the id of an incident',
    },
  },
}
