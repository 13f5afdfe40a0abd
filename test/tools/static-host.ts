/** A static host for end-to-end tests: the built page, in a folder of its own, from files that a test may change. */
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { preview } from 'vite'

const BASE = '/a/folder/'

export interface StaticHost {
  /** Where the page is. */
  address: string
  /** Where its files are. */
  folder: string
  /** The network is gone. Once is enough, and more does no harm. */
  stop: () => Promise<void>
}

/** Serves a copy, at a port that is free, of the build, and nothing for addresses that have no file. */
export async function startStaticHost(): Promise<StaticHost> {
  const root = mkdtempSync(join(tmpdir(), 'payout-lab-host-'))
  const folder = join(root, 'dist')
  cpSync('dist', folder, { recursive: true })
  const server = await preview({
    configFile: false,
    root,
    base: BASE,
    appType: 'mpa',
    logLevel: 'silent',
  })
  let isStopped = false
  return {
    address: server.resolvedUrls!.local[0]!,
    folder,
    stop: async () => {
      if (isStopped) return
      isStopped = true
      await server.close()
    },
  }
}
