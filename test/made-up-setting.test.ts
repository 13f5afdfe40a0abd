/** A setting is defined once: one that only this test knows is found in all that is made from settings. */
import { render } from 'svelte/server'
import { expect, it } from 'vitest'
import { settingLines } from '../src/cli/help'
import { publishedSchemaText } from '../src/cli/published-schema'
import { withSettingTables } from '../src/cli/scenario-reference'
import { assumedSettings } from '../src/scenario/assumed-settings'
import { formatProblem } from '../src/scenario/problems'
import { readScenario } from '../src/scenario/read-scenario'
import { nodeOf } from '../src/scenario/scenario-node'
import { problemsOfIssues } from '../src/scenario/schema-problems'
import { settingsOf } from '../src/scenario/setting-list'
import { suggestionsAt } from '../src/scenario/suggestions'
import { assumed } from '../src/scenario/settings/facts'
import { basisPoints } from '../src/scenario/settings/parts'
import { z } from '../src/scenario/zod'
import { defaultAt } from '../src/ui/draft/defaults'
import { ScenarioDraft } from '../src/ui/draft/scenario-draft.svelte'
import { valueLines } from '../src/ui/words/settings'
import FieldOfDraft from './support/FieldOfDraft.svelte'

const schema = z.strictObject({
  version: z.literal(1),
  tips: z
    .strictObject({
      shareBasisPoints: basisPoints()
        .default(250)
        .meta(assumed('sales', 'a guess after two blogs')),
      payer: z.enum(['buyer', 'platform']).default('buyer'),
    })
    .prefault({}),
})
const WORDS = {
  tips: { label: 'Tips' },
  'tips.shareBasisPoints': {
    label: 'Sales with a tip',
    hint: 'A tip goes to the creator in full.',
    meaning: 'Share of the sales on which a tip is given.',
  },
  'tips.payer': { label: 'Fee of a tip', values: { buyer: 'The buyer', platform: 'The platform' } },
}
const root = nodeOf(schema)
const settings = settingsOf(root, WORDS)
const share = settings.find(({ path }) => path === 'tips.shareBasisPoints')!
const payer = settings.find(({ path }) => path === 'tips.payer')!

const refusalOf = (input: unknown): string[] =>
  problemsOfIssues(schema.safeParse(input).error?.issues ?? [], input, () => root).map(
    formatProblem,
  )

it('in what validation says', () => {
  expect(refusalOf({ version: 1, tips: { shareBasisPoints: 10_001 } })).toEqual([
    'tips.shareBasisPoints: got 10001, expected a whole number from 0 to 10,000',
  ])
  expect(refusalOf({ version: 1, tips: { shareBasisPoint: 1 } })).toEqual([
    'tips.shareBasisPoint: got 1, expected no such setting; did you mean shareBasisPoints? Settings here: shareBasisPoints, payer',
  ])
})

it('in the JSON Schema, without what only the lab reads', () => {
  const published = JSON.parse(publishedSchemaText(root, settings)) as {
    properties: { tips: { properties: Record<string, unknown> } }
  }
  expect(published.properties.tips.properties).toEqual({
    shareBasisPoints: {
      title: 'Sales with a tip',
      description: 'Share of the sales on which a tip is given. In basis points.',
      type: 'integer',
      minimum: 0,
      maximum: 10_000,
      default: 250,
    },
    payer: { title: 'Fee of a tip', type: 'string', enum: ['buyer', 'platform'], default: 'buyer' },
  })
})

it('in the completion of the JSON editor', () => {
  const text = '{ "tips": { "share'
  const published = JSON.parse(publishedSchemaText(root, settings)) as typeof root
  expect(suggestionsAt(published, text, text.length).suggestions).toContainEqual({
    kind: 'setting',
    text: '"shareBasisPoints"',
    path: 'tips.shareBasisPoints',
    words:
      'Share of the sales on which a tip is given. In basis points. Expected a whole number from 0 to 10,000. Default 250.',
    isDefault: false,
  })
})

it('in the reference', () => {
  const empty = '<!-- settings: tips -->\n<!-- end of settings -->\n'
  const rows = withSettingTables(empty, settings)
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  expect(rows.find(([, path]) => path === '`tips.shareBasisPoints`')!.slice(2, -1)).toEqual([
    'Sales with a tip',
    '0 to 10,000 basis points',
    '250',
    'Share of the sales on which a tip is given.',
    'assumed; a guess after two blogs',
  ])
})

it('among the assumptions', () => {
  expect(assumedSettings(settings)).toEqual([
    {
      group: 'sales',
      path: 'tips.shareBasisPoints',
      label: 'Sales with a tip',
      unit: 'basis-points',
      source: 'a guess after two blogs',
    },
  ])
})

it('in the usage of the program', () => {
  expect(settingLines(settings)).toEqual([
    '                version',
    '  tips          shareBasisPoints, payer',
  ])
})

it('in words, where values are shown', () => {
  expect(valueLines(share, 250)).toEqual(['2.5%'])
  expect(valueLines(payer, 'platform')).toEqual(['The platform'])
})

it('in the form, with the input of its type', () => {
  const draft = new ScenarioDraft({ read: readScenario, defaultAt })
  draft.begin({ version: 1, tips: { shareBasisPoints: 425, payer: 'platform' } } as never)
  const html = (setting: typeof share): string =>
    render(FieldOfDraft, { props: { draft, setting } }).body
  expect(html(share)).toContain('data-setting="tips.shareBasisPoints"')
  expect(html(share)).toMatch(/<label[^>]*>Sales with a tip<\/label>/)
  expect(html(share)).toMatch(/<input[^>]*inputmode="decimal"[^>]*value="4\.25"/)
  expect(html(share)).toMatch(/class="unit[^"]*">%</)
  expect(html(share)).toContain('A tip goes to the creator in full.')
  expect(html(payer)).toMatch(
    /<input[^>]*type="radio"[^>]*checked[^>]*\/?> *<span[^>]*>The platform/,
  )
})
