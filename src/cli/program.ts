/** What the programs of the command line have in common: how they refuse, end and break down. */
import { formatProblem, type Problem } from '../scenario/problems'
import { EXIT } from './help'

/** Whoever has more to mend than this mends the first ones first. */
const PROBLEMS_SHOWN_MAX = 100

export function refuse(problems: readonly Problem[]): number {
  for (const problem of problems.slice(0, PROBLEMS_SHOWN_MAX)) {
    console.error(formatProblem(problem))
  }
  const others = problems.length - PROBLEMS_SHOWN_MAX
  if (others > 0) console.error(`… and ${others.toLocaleString('en-US')} more problems`)
  return EXIT.refused
}

export function say(text: string): number {
  console.log(text)
  return EXIT.consistent
}

/** The disk is full, say: a sentence of the system's own, and no mistake of the program. */
const isOfSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error

/** Runs a program to its exit code. */
export async function runProgram(main: () => Promise<number>): Promise<void> {
  // Whoever reads the output may stop before its end, as `head` does: the files are written by then.
  process.stdout.on('error', () => undefined)
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(isOfSystem(error) ? error.message : error)
    process.exitCode = EXIT.brokenDown
  }
}
