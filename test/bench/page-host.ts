/**
 * A static host that compresses as most do and notes what it was asked for. It sends the headers that a page needs for
 * measuring its own memory.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}
/** Fonts are compressed as they are. */
const SENT_AS_IT_IS = new Set(['.woff2'])

export interface Asked {
  path: string
  /** As it was sent. */
  bytes: number
  /** In milliseconds since 1970. */
  at: number
}

export interface PageHost {
  address: string
  /** What pages and their workers have asked for since the last call; what the service worker keeps is not among it. */
  takeAsked: () => Asked[]
  stop: () => Promise<void>
}

interface HostedFile {
  content: Buffer
  headers: Record<string, string>
}

function hostedFiles(folder: string): Map<string, HostedFile> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  return new Map(
    names.map((name) => {
      const ending = extname(name)
      const plain = readFileSync(join(folder, name))
      const isCompressed = !SENT_AS_IT_IS.has(ending)
      const headers = {
        'Content-Type': MEDIA_TYPES[ending] ?? 'application/octet-stream',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
        'Cross-Origin-Resource-Policy': 'same-origin',
        ...(isCompressed && { 'Content-Encoding': 'gzip' }),
      }
      return [
        `/${name.split(sep).join('/')}`,
        { content: isCompressed ? gzipSync(plain) : plain, headers },
      ]
    }),
  )
}

const isOfServiceWorker = ({ headers }: IncomingMessage): boolean =>
  headers.referer?.endsWith('/service-worker.js') === true

export async function startPageHost(folder: string): Promise<PageHost> {
  const files = hostedFiles(folder)
  let asked: Asked[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const path = pathname === '/' ? '/index.html' : pathname
    const file = files.get(path)
    if (!file) return response.writeHead(404).end()
    if (!isOfServiceWorker(request))
      asked.push({ path, bytes: file.content.length, at: Date.now() })
    return response.writeHead(200, file.headers).end(file.content)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://localhost:${port}/`,
    takeAsked: () => {
      const taken = asked
      asked = []
      return taken
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
