/** The command line as a person meets it: a process of its own, in a folder of its own that is gone afterwards. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Command } from '../../src/cli/arguments'

const scriptOf = (command: Command): string =>
  resolve(import.meta.dirname, `../../src/cli/${command}.ts`)
const TSX = import.meta.resolve('tsx')

export interface Answer {
  exitCode: number | null
  output: string[]
  errors: string[]
}

export class CommandLine {
  readonly folder = mkdtempSync(join(tmpdir(), 'payout-lab-'))

  path(name: string): string {
    return join(this.folder, name)
  }

  write(name: string, content: unknown): string {
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    writeFileSync(this.path(name), text)
    return this.path(name)
  }

  simulate(...given: string[]): Answer {
    return this.#run('simulate', given)
  }

  compare(...given: string[]): Answer {
    return this.#run('compare', given)
  }

  #run(command: Command, given: readonly string[]): Answer {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', TSX, scriptOf(command), ...given],
      { cwd: this.folder, encoding: 'utf8', timeout: 100_000 },
    )
    return { exitCode: status, output: linesOf(stdout), errors: linesOf(stderr) }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true })
  }
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')
