/** Whose service pays in a stress test, and when one that is written can. */
import { describe, expect, it, vi } from 'vitest'
import { serviceExample } from '../../../../workers/stress-contract'
import type { PayingService } from '../../../../src/ui/lab/paying-service'
import {
  OwnService,
  type TryService,
} from '../../../../src/ui/stress/own-service/own-service.svelte'
import type { ReadService } from '../../../../src/ui/stress/own-service/tried-service'
import { payingService } from '../../../support/paying-service'

const PAYING = payingService('new-key-each-hour')
const asPaying = (name: string, text: string): PayingService => ({ ...PAYING, name, text })

/** Answers are given by hand, in any order. */
class Trials {
  readonly #asked = new Map<string, (read: ReadService) => void>()

  readonly try = (_name: string, text: string): Promise<ReadService> =>
    new Promise((resolve) => this.#asked.set(text, resolve))

  async pays(name: string, text: string): Promise<void> {
    this.#asked.get(text)!({ ok: true, service: asPaying(name, text) })
    await Promise.resolve()
  }

  async isRefused(text: string): Promise<void> {
    const problems = [{ path: 'mine.ts', value: undefined, expected: 'a module' }]
    this.#asked.get(text)!({ ok: false, problems })
    await Promise.resolve()
  }
}

it('the first example can pay once it has been chosen and read', async () => {
  const trials = new Trials()
  const own = new OwnService(trials.try)
  expect([own.isChosen, own.isOpen, own.service]).toEqual([false, true, null])
  own.isChosen = true
  await trials.pays('new-key-each-hour.ts', own.text)
  expect(own.isOpen).toBe(false)
  expect(own.service?.name).toBe('new-key-each-hour.ts')
})

it('what is typed cannot pay until it is read, and what was typed before is not read any more', async () => {
  vi.useFakeTimers()
  try {
    const trials = new Trials()
    const own = new OwnService(trials.try)
    void own.take('mine.ts', 'one')
    own.write('two')
    await trials.pays('mine.ts', 'one')
    expect([own.isOpen, own.service]).toEqual([true, null])
    vi.advanceTimersByTime(1_000)
    await trials.pays('mine.ts', 'two')
    expect(own.service?.text).toBe('two')
    own.write('three')
    expect(own.service).toBeNull()
    // Whoever leaves the editor does not wait.
    own.leave()
    await trials.isRefused('three')
    expect([own.isOpen, own.service, own.problems.length]).toEqual([false, null, 1])
  } finally {
    vi.useRealTimers()
  }
})

it('an example that is edited is a file of the reader’s', async () => {
  const own = new OwnService((name, text) =>
    Promise.resolve({ ok: true, service: asPaying(name, text) }),
  )
  own.write(`${own.text}\n// Mine.`)
  expect(own.name).toBe('my-service.ts')
  own.leave()
  await Promise.resolve()
  await own.take('theirs.ts', 'text')
  own.write('other')
  expect(own.name).toBe('theirs.ts')
})

it('a file has a name that a stack of calls can say', async () => {
  const own = new OwnService((name, text) =>
    Promise.resolve({ ok: true, service: asPaying(name, text) }),
  )
  await own.take('my service (2).ts', 'text')
  expect([own.name, own.service?.name]).toEqual(['my-service-2-.ts', 'my-service-2-.ts'])
})

it('a text that is too long is not tried', async () => {
  const own = new OwnService(() => Promise.reject(new Error('It was tried')))
  await own.take('mine.ts', 'x'.repeat(100_001))
  expect(own.problems).toEqual([
    { path: 'mine.ts', value: 100_001, expected: 'at most 100000 characters' },
  ])
})

it('a file that the editor shows with line ends of its own is as it was opened', async () => {
  const own = new OwnService((name, text) =>
    Promise.resolve({ ok: true, service: asPaying(name, text) }),
  )
  await own.take('mine.ts', 'one\r\ntwo\rthree')
  own.write('one\ntwo\nthree')
  expect([own.isOpen, own.text]).toEqual([false, 'one\r\ntwo\rthree'])
})

it('a kept file with a name that no stack of calls can say gets another one', () => {
  const stored = JSON.stringify({ name: 'mine.ts\n}};throw 1', text: 'one' })
  vi.stubGlobal('localStorage', { getItem: () => stored })
  const own = new OwnService(() => Promise.reject(new Error('It was tried')))
  expect([own.name, own.text]).toEqual(['mine.ts-throw-1', 'one'])
  vi.unstubAllGlobals()
})

describe('services that another one takes the place of', () => {
  const pays: TryService = (name, text) =>
    Promise.resolve({ ok: true, service: asPaying(name, text) })
  const earlier = (own: OwnService): string[] => own.earlier.map(({ text }) => text)

  it('are set aside, the latest first, each once and ten at most', async () => {
    const own = new OwnService(pays)
    for (let version = 1; version <= 13; version += 1) {
      await own.take('mine.ts', `version ${version}`)
    }
    expect(earlier(own)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((one) => `version ${one}`))
    await own.take('mine.ts', 'version 5')
    expect(earlier(own).slice(0, 2)).toEqual(['version 13', 'version 12'])
    expect(earlier(own)).not.toContain('version 5')
    // Opened again as it is, it is no other version.
    await own.take('mine.ts', 'version 5')
    expect(earlier(own)[0]).toBe('version 13')
  })

  it('are without examples, until one is edited', async () => {
    const own = new OwnService(pays)
    await own.take('mine.ts', 'mine')
    expect(own.earlier).toEqual([])
    own.write('edited')
    await own.take('silence-is-refusal.ts', serviceExample('silence-is-refusal').text)
    expect(own.earlier).toEqual([{ name: 'mine.ts', text: 'edited' }])
    await own.take('other.ts', 'other')
    expect(earlier(own)).toEqual(['edited'])
  })

  it('are there in the next visit, without what is damaged', async () => {
    const stored = new Map<string, string>()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, text: string) => stored.set(key, text),
    })
    try {
      const first = new OwnService(pays)
      await first.take('mine.ts', 'one')
      await first.take('mine.ts', 'two')
      expect(earlier(new OwnService(pays))).toEqual(['one'])
      const damaged = [{ name: 'a b.ts', text: 'three' }, { name: 'four.ts' }, 5]
      stored.set('payout-lab.earlier-services', JSON.stringify(damaged))
      expect(new OwnService(pays).earlier).toEqual([{ name: 'a-b.ts', text: 'three' }])
      stored.set('payout-lab.earlier-services', '{')
      expect(new OwnService(pays).earlier).toEqual([])
    } finally {
      vi.unstubAllGlobals()
    }
  })
})
