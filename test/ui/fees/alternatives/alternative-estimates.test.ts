import { expect, it } from 'vitest'
import type { AlternativePreview } from '../../../../workers/contract'
import {
  estimateTexts,
  notRunText,
} from '../../../../src/ui/fees/alternatives/alternative-estimates'

const estimate = (fees: number, marginCents: number, takers = 77): AlternativePreview => ({
  kind: 'estimate',
  marginCents,
  seedMarginsCents: [marginCents],
  likelyCents: null,
  simulatedTakers: takers,
  takeUp: takers / 500,
  parts: { fees, instantCost: 0, standardCostSaved: 0, costOfFunds: 0, losses: 0 },
})

const NONE: AlternativePreview = { kind: 'none' }

const textsOf = estimateTexts(
  {
    scenario: estimate(720_40, 519_60),
    cheap: estimate(246_90, 42_20, 5),
    nobody: estimate(2, 1, 0.01),
    everyone: estimate(2_177_00, 1_598_30),
    unknown: NONE,
  },
  'scenario',
)

it('adds up as it is shown, and differs from the form', () => {
  expect(textsOf('scenario')).toEqual({
    takeUp: '15.4%',
    fees: '$720',
    cost: '$200',
    margin: 'about $520',
    difference: '',
    caution: '',
  })
  expect(textsOf('cheap')).toEqual({
    takeUp: '1.0%',
    fees: '$247',
    cost: '$205',
    margin: 'about $42',
    difference: '−$478',
    caution: 'only about 5 on daily',
  })
  expect(textsOf('nobody')).toMatchObject({ takeUp: 'nobody', caution: '' })
})

it('is none of what cannot be estimated, which says why', () => {
  expect(textsOf('unknown')).toBeNull()
  expect(notRunText(NONE)).toBe(
    'Not run yet. No estimate: what the creators on daily payouts sell is known only from a run.',
  )
  expect(notRunText(undefined)).toBe('Not run yet')
})
