/**
 * Runs a scenario from the terminal. Exit 0: finished and consistent; 1: finished, and a check found a violation;
 * 2: the input was refused, and nothing was written; 3: the run itself failed.
 */
import { runProgram } from './program'
import { simulate } from './simulate-command'

await runProgram('simulate', simulate)
