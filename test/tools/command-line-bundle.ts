/**
 * Bundles the command line once before the tests, which start it dozens of times: a process that has to compile every
 * module takes a second before its first line.
 */
import { resolve } from 'node:path'
import { build } from 'vite'

const ROOT = resolve(import.meta.dirname, '../..')
/** As deep in the project as `src/cli`, from where the programs find its files. */
const FOLDER = resolve(ROOT, '.cache/command-line')

const PROGRAMS = ['simulate', 'compare', 'sweep', 'stress'] as const
export type Program = (typeof PROGRAMS)[number]

export const bundled = (program: Program): string => resolve(FOLDER, `${program}.js`)

export async function setup(): Promise<void> {
  const input = {
    ...Object.fromEntries(PROGRAMS.map((program) => [program, `src/cli/${program}.ts`])),
    // From source, this file makes a thread read TypeScript before it runs the other.
    'thread-entry': 'src/cli/experiment-thread.ts',
  }
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    // Only these stay outside, which look for their binaries beside themselves.
    ssr: { noExternal: true, external: ['sql.js', 'rolldown'] },
    build: {
      ssr: true,
      outDir: FOLDER,
      target: 'node20',
      minify: false,
      rolldownOptions: { input, output: { chunkFileNames: '[name]-[hash].js' } },
    },
  })
}
