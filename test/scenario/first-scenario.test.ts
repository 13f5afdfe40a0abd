import { describe, expect, it } from 'vitest'
import { readFirst } from '../../src/scenario/first-scenario'
import { PRESETS } from '../../src/scenario/presets'
import { readScenario } from '../../src/scenario/read-scenario'
import * as workedOut from '../../src/scenario/worked-out'
import * as workedOutAssumptions from '../../src/scenario/worked-out-assumptions'
import * as workedOutSchema from '../../src/scenario/worked-out-schema'

describe('the scenario that the page opens with', () => {
  it('means without a reader what it means with one', () => {
    expect(readFirst({ ...PRESETS.default })).toEqual(readScenario(PRESETS.default))
  })

  it('is no other one', () => {
    expect(readFirst({ ...PRESETS.default, seed: 'another' })).toBeNull()
  })
})

it.each(
  Object.entries<() => object>({
    ...workedOut,
    ...workedOutAssumptions,
    ...workedOutSchema,
  }),
)('the build can keep %s as JSON', (_name, make) => {
  expect(JSON.parse(JSON.stringify(make()))).toEqual(make())
})
