import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { publishedSchemaText } from '../../src/cli/published-schema'

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
