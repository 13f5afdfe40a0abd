/** What the program says of itself when it is asked: its usage, its exit codes, its version. */
import { readFileSync } from 'node:fs'
import { scenarioSettings, type Setting } from '../scenario/setting-list'
import { COMMANDS, type Command } from './commands'
import { helpLine, optionLines, usageOf } from './options'

export const EXIT = {
  consistent: 0,
  violation: 1,
  refused: 2,
  brokenDown: 3,
  interrupted: 130,
} as const

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

const EXIT_OF_RUNS = `Exit codes: ${EXIT.consistent} finished and consistent; ${EXIT.violation} finished, and a check found a violation;
${EXIT.refused} the input was refused and nothing written; ${EXIT.brokenDown} the run failed.`

const EXIT_OF_INCIDENTS = `Exit codes: ${EXIT.consistent} every incident shows the damage that the library names, and less damage as fixed; ${EXIT.violation} one does not;
${EXIT.refused} the input was refused and nothing written; ${EXIT.brokenDown} a run failed.`

const settingsHelp =
  (): string => `Settings of a scenario (docs/scenario.md has their meanings and defaults):
${settingLines().join('\n')}

More: docs/command-line.md.`

const namesHelp = (command: Command): string =>
  command === 'incidents'
    ? wrapped('', COMMANDS.incidents.names)
        .map((line) => `            ${line}`)
        .join('\n')
    : helpLine('', COMMANDS[command].names.join(', '))

export const helpText = (command: Command): string => `${usageOf(command)}

${COMMANDS[command].what}

${helpLine(COMMANDS[command].form, COMMANDS[command].help)}
${namesHelp(command)}
${optionLines(command).join('\n')}

${command === 'incidents' ? EXIT_OF_INCIDENTS : EXIT_OF_RUNS}

${command === 'incidents' ? 'More: docs/command-line.md and docs/incidents.md.' : settingsHelp()}`

export function versionText(): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const { name, version } = JSON.parse(file) as { name: string; version: string }
  return `${name} ${version}`
}
