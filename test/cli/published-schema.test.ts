import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { publishedSchemaText } from '../../src/cli/published-schema'
import { publishedSweepSchemaText } from '../../src/cli/published-sweep-schema'
import { PRESET_NAMES } from '../../src/scenario/presets'

interface SchemaNode {
  description?: string
  properties?: Record<string, SchemaNode>
  items?: SchemaNode
  anyOf?: SchemaNode[]
  oneOf?: SchemaNode[]
}

const settingAt = (...keys: string[]): SchemaNode =>
  keys.reduce(
    (node, key) => {
      const [withKey] = [node, ...(node.anyOf ?? []), ...(node.oneOf ?? [])].filter(
        ({ properties }) => properties?.[key],
      )
      return key === '[]' ? node.items! : withKey!.properties![key]!
    },
    JSON.parse(publishedSchemaText()) as SchemaNode,
  )

describe('the published JSON Schema', () => {
  it('is the one that is enforced, in the words of the reference', () => {
    const published = readFileSync('public/scenario.schema.json', 'utf8')
    expect(
      published === publishedSchemaText(),
      'public/scenario.schema.json is not in step with src/scenario/settings: run `npm run schema`',
    ).toBe(true)
  })

  it.each([
    [['days'], /^Simulated days\..+ In days\.$/],
    [['policy', 'instantFeeBasisPoints'], /^Fee of an instant payout.+ In basis points\.$/],
    [['policyChanges', '[]', 'policy', 'holdDays'], /^Age that a balance .+ In days\.$/],
    [['population', 'refunds', 'rateBasisPoints'], /^Chance that .+ In basis points\.$/],
    [['creators', '[]', 'openingBalances', '[]', 'amountCents'], /^Amount owed.+ In US cents\.$/],
  ])('says of %j what it means, and in which unit', (keys, meaning) => {
    expect(settingAt(...keys).description).toMatch(meaning)
  })

  it('says nothing in the marks of another format', () => {
    expect(publishedSchemaText()).not.toMatch(/"description": ".*(?:`|\]\()/)
  })
})

describe('the published JSON Schema of sweeps', () => {
  it('is the one that is enforced', () => {
    const published = readFileSync('public/sweep.schema.json', 'utf8')
    expect(
      published === publishedSweepSchemaText(),
      'public/sweep.schema.json is not in step with src/experiments/sweep/definition.ts: run `npm run schema`',
    ).toBe(true)
  })

  it('leaves what a scenario is to the schema of scenarios, and says what everything else means', () => {
    const { properties } = JSON.parse(publishedSweepSchemaText()) as SchemaNode
    expect(properties!['scenario']!.anyOf).toEqual([
      { type: 'string', enum: PRESET_NAMES },
      { $ref: 'scenario.schema.json' },
    ])
    expect(
      Object.values(properties!).filter(({ description }) => description === undefined),
    ).toEqual([])
  })
})
