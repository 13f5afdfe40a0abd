import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SchemaNode } from '../../src/scenario/schema-nodes'
import { suggestionsAt, type Suggestions } from '../../src/scenario/suggestions'

const schema = JSON.parse(readFileSync('public/scenario.schema.json', 'utf8')) as SchemaNode

/** What may be written where the text has a bar. */
function at(marked: string): Suggestions {
  const offset = marked.indexOf('|')
  return suggestionsAt(schema, marked.replace('|', ''), offset)
}

const texts = (marked: string): string[] => at(marked).suggestions.map(({ text }) => text)

describe('settings', () => {
  it('are those of the place that are not there yet', () => {
    expect(texts('{ "population": { "refunds": { "delayDaysMean": 3, | } } }')).toEqual([
      '"rateBasisPoints"',
      '"delayDaysMaximum"',
    ])
    expect(texts('{ "version": 1, | }')).not.toContain('"version"')
    expect(texts('{ "version": 1, | }')).toContain('"population"')
  })

  it.each([
    [
      'of a policy that is an object',
      '{ "policy": { "name": "gumroad-2025-04", "inst|',
      '"instantFeeBasisPoints"',
    ],
    ['of an entry of a list', '{ "creators": [{ "handle": "ink", "| }] }', '"rail"'],
    ['of a kind of action', '{ "actions": [{ "action": "change-schedule", | }] }', '"schedule"'],
    [
      'of every kind of schedule while none is named',
      '{ "creators": [{ "schedule": { | } }] }',
      '"thresholdCents"',
    ],
  ])('are known %s', (_, marked, expected) => {
    expect(texts(marked)).toContain(expected)
  })

  it('are those of the kind that is named', () => {
    expect(texts('{ "creators": [{ "schedule": { "frequency": "threshold", | } }] }')).toEqual([
      '"thresholdCents"',
      '"payoutType"',
    ])
  })

  it('say what they mean, what they may hold, and their default', () => {
    const { suggestions } = at('{ "policy": { "instantFeeB| } }')
    const fee = suggestions.find(({ text }) => text === '"instantFeeBasisPoints"')!
    expect(fee.path).toBe('policy.instantFeeBasisPoints')
    expect(fee.words).toBe(
      'Fee of an instant payout, as a percentage. Of the net: net = floor(gross × 10,000 / (10,000 + fee)). Of the gross: rounded half up. In basis points. Expected a whole number from 0 to 10,000.',
    )
    const days = at('{ "population": { "refunds": { "delayDaysM| } } }').suggestions
    expect(days.find(({ text }) => text === '"delayDaysMaximum"')!.words).toMatch(/ Default 30\.$/)
  })
})

describe('values', () => {
  it.each([
    [
      'words that a setting knows',
      '{ "payoutService": | }',
      ['"current"', '"before-daily"', '"compare"'],
    ],
    ['both ways of a switch', '{ "policy": { "compliantOnly": | } }', ['true', 'false']],
    ['the default of a number', '{ "population": { "size": | } }', ['500']],
    ['none where everything may be written', '{ "creators": [{ "handle": "|" }] }', []],
    ['none for a setting that does not exist', '{ "sizes": | }', []],
    [
      'entries of a list',
      '{ "creators": [{ "schedule": { "frequency": "chosen_weekdays", "weekdays": ["m|"] } }] }',
      ['"monday"', '"tuesday"', '"wednesday"', '"thursday"', '"friday"', '"saturday"', '"sunday"'],
    ],
  ])('are %s', (_, marked, expected) => {
    expect(texts(marked)).toEqual(expected)
  })

  it('begin with the default, which is marked', () => {
    const [first, ...others] = at(
      '{ "creators": [{ "rail": "" }] }'.replace('""', '"|"'),
    ).suggestions
    expect(first).toMatchObject({ text: '"us_bank"', isDefault: true, path: 'creators.rail' })
    expect(others.some(({ isDefault }) => isDefault)).toBe(false)
  })

  it('of a kind are all there are, though one of them is written already', () => {
    const frequencies = texts('{ "creators": [{ "schedule": { "frequency": "threshold|" } }] }')
    expect(frequencies).toContain('"twice_a_month"')
  })
})

describe('a suggestion replaces', () => {
  it.each([
    ['the whole of a name', '{ "siz|e": 3 }', [2, 8]],
    ['a quote that is still open, up to the cursor', '{ "si|\n}', [2, 5]],
    ['nothing between two settings', '{ "version": 1, | }', [16, 16]],
    ['a word without quotes', '{ "payoutService": cur| }', [19, 22]],
  ])('%s', (_, marked, expected) => {
    const { from, to } = at(marked)
    expect([from, to]).toEqual(expected)
  })
})

it.each([
  ['lists', '['],
  ['objects', '{"a":'],
])('no text runs out of stack: %s within each other have no suggestions', (_, open) => {
  expect(at(`${open.repeat(50_000)}|`).suggestions).toEqual([])
})
