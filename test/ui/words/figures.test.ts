/** Headline figures as they are read. */
import { expect, it } from 'vitest'
import { figureComputation } from '../../../src/ui/words/figure-computations'
import { headlineText } from '../../../src/ui/words/figures'
import { misreadText, unheardText } from '../../../src/ui/words/left-out'

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

it('what a figure leaves out is of the payouts that it is of', () => {
  const books = {
    ...{ paidPayments: 9, paidCents: 900_00, costCents: 9_00, misreadCostCents: 6 },
    ...{ unheardPayments: 3, unheardCostCents: 1_20 },
    ...{ unheardInstantPayments: 1, unheardInstantCostCents: 1_00 },
  }
  for (const name of ['processor_cost', 'payouts_margin'] as const) {
    expect(unheardText(name, books)).toContain('$1.20 that processors charged for 3 payouts')
    expect(misreadText(name, books)).toContain('$0.06 of PayPal’s fees')
    expect(misreadText(name, { ...books, misreadCostCents: 0 })).toBeNull()
  }
  expect(unheardText('instant_margin', books)).toContain('$1.00 that processors charged for one')
  expect(misreadText('instant_margin', books)).toBeNull()
})
