/** Whose service pays in a stress test, and when one that is written can. */
import { expect, it, vi } from 'vitest'
import type { PayingService } from '../../../../src/ui/lab/paying-service'
import { OwnService } from '../../../../src/ui/stress/own-service/own-service.svelte'
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
