/** Whether what checks say can be written for people: whatever is a creator, a payout, an amount or a time is a value. */
import { expect } from 'vitest'
import type { CheckResult } from '../../src/checks/check'

const LEFT_IN_WORDS = /creator \d|payouts? \d|\bcents\b|\d{4}-\d\d-\d\d/

export function expectReadable(results: readonly CheckResult[]): void {
  const words = results
    .flatMap(({ witnessParts, openParts }) => [...witnessParts, ...openParts])
    .filter((part) => typeof part === 'string')
  expect(words.filter((part) => LEFT_IN_WORDS.test(part))).toEqual([])
}
