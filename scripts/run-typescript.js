/** Runs a program of this project on Node: `node scripts/run-typescript.js <file.ts> [arguments]`. */
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundleOf, NotWritten } from './typescript-bundle.js'

const ROOT = resolve(import.meta.dirname, '..')

/**
 * Imports a program from its source.
 * @param {string} file
 */
export async function runTypescript(file) {
  const { path } = await bundleOf(file, ROOT)
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(path).href)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file] = process.argv.splice(2, 1)
  try {
    await runTypescript(resolve(file ?? ''))
  } catch (error) {
    if (!(error instanceof NotWritten)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
