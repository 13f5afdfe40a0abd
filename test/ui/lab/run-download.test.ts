import { expect, it } from 'vitest'
import { RunDownload } from '../../../src/ui/lab/run-download.svelte'

const LEDGER = { kind: 'ledger', fileName: 'ledger.sqlite', sentence: () => '' } as const

it('says which file is being written, and writes it once however often it is asked for', async () => {
  const written: (() => void)[] = []
  const download = new RunDownload(() => new Promise((resolve) => written.push(resolve)))
  const first = download.start(LEDGER)
  expect(download.underWay).toBe('ledger.sqlite')
  expect(await download.start(LEDGER)).toBe(false)
  expect(written).toHaveLength(1)
  written[0]!()
  expect(await first).toBe(true)
  expect(download.underWay).toBeNull()
})

it('says why it failed, until it is asked again', async () => {
  let isFull = true
  const download = new RunDownload(() =>
    isFull ? Promise.reject(new Error('out of memory')) : Promise.resolve(),
  )
  expect(await download.start(LEDGER)).toBe(false)
  expect(download.failure).toBe('out of memory')
  isFull = false
  expect(await download.start(LEDGER)).toBe(true)
  expect(download.failure).toBe('')
})
