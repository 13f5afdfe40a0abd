/**
 * Bundles the command line once before the tests, which start it dozens of times: a process that has to compile every
 * module takes a second before its first line.
 */
import { resolve } from 'node:path'
import { build } from 'vite'

const ROOT = resolve(import.meta.dirname, '../..')
/** As deep in the project as `src/cli`, from where the programs find its files. */
const FOLDER = resolve(ROOT, '.cache/command-line')

export const bundledSimulate = resolve(FOLDER, 'simulate.js')

export async function setup(): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { ssr: 'src/cli/simulate.ts', outDir: FOLDER, target: 'node20', minify: false },
  })
}
