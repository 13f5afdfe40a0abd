import { describe, expect, it } from 'vitest'
import { dayFromIso } from '../../src/core/calendar'
import { POLICIES, POLICY_NAMES } from '../../src/core/policy'
import {
  addressOf,
  eraBegin,
  isSameFigure,
  POLICY_FIGURES,
  sourceOf,
  type PublicSource,
} from '../../src/core/policy-sources'
import { citationOf } from '../docs/payout-rules/citation'

it('every figure of a policy has sources', () => {
  const { name: _name, ...figures } = POLICIES['gumroad-2025-04']
  expect([...POLICY_FIGURES].toSorted()).toEqual(Object.keys(figures).toSorted())
})

it('the eras begin in the order of their names', () => {
  const begins = POLICY_NAMES.flatMap((name) => eraBegin(name) ?? [])
  const days = begins.map(({ day }) => dayFromIso(day)!)
  expect(days).toEqual(days.toSorted((one, other) => one - other))
})

describe.each(POLICY_FIGURES)('%s', (figure) => {
  it.each(POLICY_NAMES)('has a source in %s that is no later than the era', (era) => {
    const source = sourceOf(figure, era)
    const begin = eraBegin(era)
    if (source.kind === 'own') return expect(begin, `${era} is not the lab’s own`).toBeNull()
    expect(dayFromIso(source.date), `${source.date} is not a day`).not.toBe(null)
    if (begin) expect(source.date <= begin.day, `${source.date} is after ${era} began`).toBe(true)
  })

  it('has a new source wherever it changes', () => {
    POLICY_NAMES.slice(1).forEach((era, index) => {
      const before = POLICY_NAMES[index]!
      if (isSameFigure(figure, POLICIES[before], POLICIES[era])) return
      const message = `${figure} changes in ${era}: give it a source there in policy-sources.ts`
      expect(sourceOf(figure, era), message).not.toBe(sourceOf(figure, before))
    })
  })
})

it('a source is cited, and leads to where it can be read', () => {
  const raised = sourceOf('minimumCents', 'gumroad-2026-08-30') as PublicSource
  expect(citationOf(raised)).toBe('pull request 4038')
  expect(addressOf(raised)).toBe('https://github.com/antiwork/gumroad/pull/4038')
  const hold = sourceOf('holdDays', 'gumroad-2026-08-30') as PublicSource
  expect(citationOf(hold)).toBe('code at 8c16285e')
  expect(addressOf(hold)).toBe('https://github.com/antiwork/gumroad/tree/8c16285e')
})

it('the lab’s own choices are cited as such', () => {
  expect(citationOf(sourceOf('cycleAnchor', 'payout-lab'))).toBe('the lab’s own choice')
  expect(sourceOf('minimumCents', 'payout-lab')).toMatchObject({ number: 4038 })
})
