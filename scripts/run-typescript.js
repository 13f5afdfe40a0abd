/**
 * Runs a program of this project on Node: `node scripts/run-typescript.js <file.ts> [arguments]`. It is bundled as the page
 * is, and then run: a loader that reads each module by itself takes longer to start, and one that gives each function its
 * name when it is made takes a fifth of a run.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { threadId } from 'node:worker_threads'
import { rolldown } from 'rolldown'

const ROOT = resolve(import.meta.dirname, '..')
const FOLDER = resolve(ROOT, '.cache/programs')

/** Files are found beside their source, wherever the bundle is. */
const addressOfSource = {
  name: 'address-of-source',
  transform: {
    filter: { code: 'import.meta.url' },
    /** @type {(code: string, id: string) => { code: string, map: null }} */
    handler: (code, id) => ({
      code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
      map: null,
    }),
  },
}

/** The disk is full, say, or the folder is somebody else's. Elsewhere the bundle would not find its packages. */
class NotWritten extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    const { message } = /** @type {Error} */ (cause)
    super(
      `The program could not be written to ${FOLDER} (${message}). Make sure that this folder can be written to and that the disk is not full, and run it again.`,
    )
  }
}

/** @type {(id: string) => boolean} */
const isPackage = (id) => !/^[./]/.test(id)

/**
 * Imports a program from its source. Others may run the same one at this moment: its bundle is written beside their own,
 * and takes its place when it is whole.
 * @param {string} file
 */
export async function runTypescript(file) {
  const source = await rolldown({
    cwd: ROOT,
    input: file,
    platform: 'node',
    external: isPackage,
    plugins: [addressOfSource],
  })
  const { output } = await source.generate({
    format: 'esm',
    codeSplitting: false,
    sourcemap: 'inline',
  })
  // Programs of one name in two folders, or of one file before and after an edit, may run at the same time.
  const { code } = output[0]
  const digest = createHash('sha256').update(file).update(code).digest('hex').slice(0, 12)
  const path = resolve(FOLDER, `${basename(file, '.ts')}-${digest}.js`)
  const whole = `${path}.${process.pid}.${threadId}`
  try {
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(whole, code)
    renameSync(whole, path)
  } catch (cause) {
    throw new NotWritten(cause)
  }
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
