/** Headline figures as they are read. */
import { expect, it } from 'vitest'
import { figureComputation, headlineText } from '../../../src/ui/words/figures'

const margin = { name: 'other_instant_margin', unit: 'cents', value: 0 } as const
const payouts = (value: number) =>
  ({ name: 'other_instant_payouts_completed', unit: 'count', value }) as const

it('a margin on payouts of which there are none is none', () => {
  expect(headlineText(margin, [payouts(0)])).toBe('none')
  expect(headlineText(margin, [payouts(3)])).toBe('$0.00')
  // What was charged for one that failed, or may have been, is an amount.
  expect(headlineText({ ...margin, value: -40 }, [payouts(0)])).toBe('−$0.40')
  expect(headlineText({ ...margin, bound: 'at_most' }, [payouts(0)])).toBe('at most $0.00')
  expect(headlineText(payouts(0), [payouts(0)])).toBe('0')
})

it('how many are on daily payouts is an input, but where the model of adoption decides', () => {
  const how = (mode: 'fixed' | 'model') => figureComputation('daily_share_of_eligible', mode)
  expect(how('fixed')).toMatch(/is an input of the scenario, .* does not change with the fee\.$/)
  expect(how('model')).toContain('follows the model of adoption')
  expect(how('model')).toContain('the share changes with the fee')
  expect(how('model')).not.toContain('input')
  expect(figureComputation('sales_gross', 'model')).toBe(figureComputation('sales_gross', 'fixed'))
})
