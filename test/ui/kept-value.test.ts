import { afterEach, expect, it, vi } from 'vitest'
import { keptText, keptValue } from '../../src/ui/kept-value'

const storage = (entries: Map<string, string>): Partial<Storage> => ({
  getItem: (key) => entries.get(key) ?? null,
  setItem: (key, text) => void entries.set(key, text),
  removeItem: (key) => void entries.delete(key),
})
const numbersIn = (stored: unknown): number[] =>
  Array.isArray(stored) ? stored.filter((one) => typeof one === 'number') : []

afterEach(() => vi.unstubAllGlobals())

it('a value is there again at the next visit, and a text until it is given up', () => {
  const entries = new Map<string, string>()
  vi.stubGlobal('localStorage', storage(entries))
  keptValue('numbers', numbersIn).keep([1, 2])
  expect(keptValue('numbers', numbersIn).load()).toEqual([1, 2])
  keptText('word').keep('dark')
  expect(keptText('word').load()).toBe('dark')
  keptText('word').keep(null)
  expect([...entries.keys()]).toEqual(['numbers'])
})

it.each(['', '{', '"two"', '[3, "four"]'])(
  'of what is no such value, as %j, the rest is read',
  (text) => {
    vi.stubGlobal('localStorage', storage(new Map([['numbers', text]])))
    expect(keptValue('numbers', numbersIn).load()).toEqual(text === '[3, "four"]' ? [3] : [])
  },
)

it('a browser that keeps nothing is no error', () => {
  const refuse = (): never => {
    throw new DOMException('denied', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  const numbers = keptValue('numbers', numbersIn)
  numbers.keep([1])
  expect(numbers.load()).toEqual([])
})
