import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { scenarioJsonSchemaText } from '../../src/scenario/schema'

it('the published JSON Schema is the one that is enforced', () => {
  const published = readFileSync('public/scenario.schema.json', 'utf8')
  expect(
    published === scenarioJsonSchemaText(),
    'public/scenario.schema.json is not in step with src/scenario/schema.ts: run `npm run schema`',
  ).toBe(true)
})
