import { expect, it } from 'vitest'
import { withCreators } from '../../../src/experiments/stress/document-parts'
import { readScenario } from '../../../src/scenario/read-scenario'

it('creators who are left out are left out of all that names them', () => {
  const scenario = {
    version: 1,
    population: { size: 0 },
    creators: [{ handle: 'maya' }, { handle: 'noor' }],
    sales: [
      { creator: 'maya', at: '2026-09-03T10:00:00Z', amountCents: 10_00 },
      { creator: 'noor', at: '2026-09-03T10:00:00Z', amountCents: 20_00 },
    ],
    detail: { days: 60, creators: ['maya'] },
  }
  const alone = withCreators(scenario, ['noor'])
  expect(readScenario(alone)).toMatchObject({
    ok: true,
    scenario: { creators: [{ handle: 'noor' }], sales: [{ creator: 'noor' }] },
  })
  expect(alone['detail']).toEqual({ days: 60 })
  expect(withCreators(scenario, ['maya'])['detail']).toEqual(scenario.detail)
})
