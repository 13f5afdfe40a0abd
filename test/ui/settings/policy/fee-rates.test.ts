import { expect, it } from 'vitest'
import { NO_INSTANT_FEE } from '../../../../src/core/fees/fee-figures'
import { rateInForce } from '../../../../src/ui/settings/policy/fee-rates'

it('a rail that is added begins with the fee in force', () => {
  const fee = { ...NO_INSTANT_FEE, instantFeeBasisPoints: 300, instantFeeFlatCents: 50 }
  expect(rateInForce(fee)).toEqual({ basisPoints: 300, flatCents: 50 })
})
