/** The command line of `simulate`, read into what it means or into what is wrong with it. */
import { parseArgs } from 'node:util'
import type { Problem } from '../scenario/problems'

export interface SimulateArguments {
  /** A scenario file or the name of a preset. */
  scenario: string
  outFolder: string
  seed: string | null
  salesFile: string | null
}

export const USAGE =
  'npm run --silent simulate -- <scenario.json | preset> --out <dir> [--seed <text>] [--sales <file.csv>]'

export type ReadArguments =
  { ok: true; arguments: SimulateArguments } | { ok: false; problems: Problem[] } | { ok: 'help' }

export function readArguments(given: readonly string[]): ReadArguments {
  let parsed
  try {
    parsed = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        seed: { type: 'string' },
        sales: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    return refuse('arguments', given.join(' '), `${USAGE} (${(error as Error).message})`)
  }
  const { positionals, values } = parsed
  if (values.help) return { ok: 'help' }
  const [scenario, ...rest] = positionals
  if (scenario === undefined) return refuse('scenario', undefined, 'a file or the name of a preset')
  if (rest.length > 0) return refuse('arguments', rest.join(' '), 'one scenario')
  if (values.out === undefined) return refuse('--out', undefined, 'a folder for the results')
  if (values.seed === '') return refuse('--seed', '', 'a text of at least one character')
  return {
    ok: true,
    arguments: {
      scenario,
      outFolder: values.out,
      seed: values.seed ?? null,
      salesFile: values.sales ?? null,
    },
  }
}

const refuse = (path: string, value: unknown, expected: string): ReadArguments => ({
  ok: false,
  problems: [{ path, value, expected }],
})
