/**
 * Builds the service worker after the page, as one script beside `index.html`, with the list of all files of the page
 * written in. What has its content in its name needs no revision; everything else has its own.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { build, type Plugin } from 'vite'

const HASHED = /^assets\//

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => relative(folder, file).split(sep).join('/'))
    .sort()
}

const revisionOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)

const filesOfThePage = (folder: string) =>
  filesIn(folder).map((url) => ({
    url,
    revision: HASHED.test(url) ? null : revisionOf(join(folder, url)),
  }))

export function serviceWorker(): Plugin {
  let folder = ''
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      folder = resolve(root, outDir)
    },
    async closeBundle() {
      // A build that failed has no files, and its own error is the one to read.
      if (!existsSync(folder)) return
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: {
          FILES_OF_THE_PAGE: JSON.stringify(filesOfThePage(folder)),
          'process.env.NODE_ENV': JSON.stringify('production'),
        },
        build: {
          outDir: folder,
          emptyOutDir: false,
          target: 'es2022',
          lib: {
            entry: 'workers/service-worker.ts',
            name: 'serviceWorker',
            formats: ['iife'],
            fileName: () => 'service-worker.js',
          },
        },
      })
    },
  }
}
