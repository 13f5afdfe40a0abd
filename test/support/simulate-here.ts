/**
 * `simulate` in the process of the test, with what it prints. For what it refuses: a process of its own takes a hundred
 * times as long as that.
 */
import { vi } from 'vitest'
import { answerCommand } from '../../src/cli/program'
import { simulate } from '../../src/cli/simulate-command'
import type { Answer } from './command-line'

export async function simulateHere(...given: string[]): Promise<Answer> {
  const output: string[] = []
  const errors: string[] = []
  const printed = [
    vi.spyOn(console, 'log').mockImplementation((text: string) => void output.push(text)),
    vi.spyOn(console, 'error').mockImplementation((text: string) => void errors.push(text)),
  ]
  try {
    return { exitCode: await answerCommand('simulate', given, simulate), output, errors }
  } finally {
    for (const spy of printed) spy.mockRestore()
  }
}
