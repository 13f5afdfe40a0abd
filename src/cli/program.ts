/** What the programs of the command line have in common: how they begin, refuse, end and break down. */
import { withCommas } from '../core/counted'
import { leftOutLines } from '../scenario/sales-file/left-out-rows'
import type { ImportedSales } from '../scenario/sales-file/imported-sales'
import { formatProblem, type Problem } from '../scenario/problems'
import { readArguments, type GivenArguments } from './arguments'
import type { Command } from './commands'
import { EXIT, helpText, versionText } from './help'
import { NotWritten } from './out-folder'

/** Whoever has more to mend than this mends the first ones first. */
const PROBLEMS_SHOWN_MAX = 100

export function refuse(problems: readonly Problem[]): number {
  for (const problem of problems.slice(0, PROBLEMS_SHOWN_MAX)) {
    console.error(formatProblem(problem))
  }
  const others = problems.length - PROBLEMS_SHOWN_MAX
  if (others > 0) console.error(`… and ${withCommas(others)} more problems`)
  return EXIT.refused
}

/** Says which rows of the sales file are left out. Returns whether any are. */
export function sayLeftOut(sales: ImportedSales | null): boolean {
  const leftOut = sales?.leftOut ?? []
  for (const line of leftOutLines(leftOut)) console.error(line)
  return leftOut.length > 0
}

function say(text: string): number {
  console.log(text)
  return EXIT.consistent
}

/** The disk is full, say: a sentence of the system's own, and no mistake of the program. */
const isOfSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error

/** Runs a command and returns its exit code. Help, the version and refused arguments are answered here. */
export async function answerCommand(
  command: Command,
  words: readonly string[],
  run: (given: GivenArguments) => Promise<number>,
): Promise<number> {
  const given = readArguments(command, words)
  if (given.ok === 'help') return say(helpText(command))
  if (given.ok === 'version') return say(versionText())
  return given.ok ? run(given.arguments) : refuse(given.problems)
}

/** Runs a program to its exit code. */
export async function runProgram(
  command: Command,
  run: (given: GivenArguments) => Promise<number>,
): Promise<void> {
  // Whoever reads what is said may stop before its end, as `head` does: the files are written all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  try {
    process.exitCode = await answerCommand(command, process.argv.slice(2), run)
  } catch (error) {
    console.error(error instanceof NotWritten || isOfSystem(error) ? error.message : error)
    process.exitCode = EXIT.brokenDown
  }
}
