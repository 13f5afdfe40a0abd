/**
 * Bundles a file of TypeScript for Node, as the page is bundled: a loader that reads each module by itself takes longer to
 * start, and one that gives each function its name when it is made takes a fifth of a run.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { threadId } from 'node:worker_threads'

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
export class NotWritten extends Error {
  /**
   * @param {string} folder
   * @param {unknown} cause
   */
  constructor(folder, cause) {
    const { message } = /** @type {Error} */ (cause)
    super(
      `The program could not be written to ${folder} (${message}). Make sure that this folder can be written to and that the disk is not full, and run it again.`,
    )
  }
}

/** @type {(id: string) => boolean} */
const isPackage = (id) => !/^[./]/.test(id)

/**
 * Returns the path of the bundle, and those of the files in it. Others may bundle the same file at this moment: each is written beside their own, and
 * takes its place when it is whole.
 * @param {string} file absolute
 * @param {string} root of the project, whose packages the bundle finds
 */
export async function bundleOf(file, root) {
  const folder = resolve(root, '.cache/programs')
  const { rolldown } = await import('rolldown')
  const source = await rolldown({
    cwd: root,
    input: file,
    platform: 'node',
    external: isPackage,
    plugins: [addressOfSource],
  })
  const { output } = await source.generate({
    // An error names its file as seen from there.
    dir: folder,
    format: 'esm',
    codeSplitting: false,
    sourcemap: 'inline',
  })
  // Programs of one name in two folders, or of one file before and after an edit, may run at the same time.
  const { code, moduleIds } = output[0]
  const digest = createHash('sha256').update(file).update(code).digest('hex').slice(0, 12)
  const path = resolve(folder, `${basename(file, '.ts')}-${digest}.js`)
  const whole = `${path}.${process.pid}.${threadId}`
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(whole, code)
    renameSync(whole, path)
  } catch (cause) {
    throw new NotWritten(folder, cause)
  }
  return { path, files: moduleIds }
}
