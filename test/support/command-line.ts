/** The command line as a person meets it: a process of its own, in a folder of its own that is gone afterwards. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { bundled, type Program } from '../tools/command-line-bundle'

const PROJECT = resolve(import.meta.dirname, '../..')

/** Their runs are short: to compile SQLite a second time, for speed, would take them longer than all else. */
const NODE_OPTIONS = ['--liftoff-only']

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

  /** As the documentation says, from the source. */
  npmRun(script: string, ...given: string[]): Answer {
    const options = ['--prefix', PROJECT, 'run', '--silent', script, '--', ...given]
    return this.#spawn('npm', options)
  }

  compare(...given: string[]): Answer {
    return this.#run('compare', given)
  }

  sweep(...given: string[]): Answer {
    return this.#run('sweep', given)
  }

  stress(...given: string[]): Answer {
    return this.#run('stress', given)
  }

  /** Ctrl-C as soon as the sweep has said that it began. */
  async interruptedSweep(...given: string[]): Promise<Answer> {
    const child = spawn(process.execPath, [...NODE_OPTIONS, bundled('sweep'), ...given], {
      cwd: this.folder,
    })
    const [output, errors] = [child.stdout, child.stderr].map((stream) => {
      const pieces: string[] = []
      stream.setEncoding('utf8').on('data', (piece: string) => pieces.push(piece))
      return pieces
    })
    await once(child.stderr, 'data')
    child.kill('SIGINT')
    const [exitCode] = (await once(child, 'close')) as [number | null]
    return { exitCode, output: linesOf(output!.join('')), errors: linesOf(errors!.join('')) }
  }

  /** Whoever reads standard error stops after its first line, as `2>&1 | head -1` does. Resolves to the exit code. */
  async unheardStress(...given: string[]): Promise<number | null> {
    const child = spawn(process.execPath, [...NODE_OPTIONS, bundled('stress'), ...given], {
      cwd: this.folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr.once('data', () => child.stderr.destroy())
    const [exitCode] = (await once(child, 'exit')) as [number | null]
    return exitCode
  }

  #run(program: Program, given: readonly string[]): Answer {
    return this.#spawn(process.execPath, [...NODE_OPTIONS, bundled(program), ...given])
  }

  #spawn(program: string, given: readonly string[]): Answer {
    const { status, stdout, stderr } = spawnSync(program, given, {
      cwd: this.folder,
      encoding: 'utf8',
      timeout: 100_000,
    })
    return { exitCode: status, output: linesOf(stdout), errors: linesOf(stderr) }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true })
  }
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')
