import { expect, it } from 'vitest'
import { readScenario } from '../../../src/scenario/read-scenario'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { defaultAt } from '../../../src/ui/draft/defaults'
import { ScenarioDraft } from '../../../src/ui/draft/scenario-draft.svelte'
import { problemWords, refusals } from '../../../src/ui/words/expectations'

function draftOf(input: object): ScenarioDraft {
  const draft = new ScenarioDraft({ read: readScenario, defaultAt })
  draft.begin(input as ScenarioInput)
  return draft
}

function wordsOf(input: object): string[] {
  const draft = draftOf(input)
  return draft.problems.map((problem) => problemWords(draft, problem))
}

it.each([
  ['a field', { days: 0 }, 'Length: got 0 days. Expected a whole number from 1 to 3,660.'],
  [
    'a negative number',
    { population: { size: -3 } },
    'Generated creators: got −3. Expected a whole number from 0 to 1,000,000.',
  ],
  [
    'a share, in the unit of its field',
    { policy: { name: 'payout-lab', instantFeeBasisPoints: 20_000 } },
    'Instant fee, percentage: got 200%. Expected a percentage with at most two decimals, 0% to 100%.',
  ],
  [
    'a setting within groups',
    { processor: { rails: { fednow: { answerSecondsMaximum: 0 } } } },
    'FedNow: Rejected without answer after: got 0 seconds. Expected a whole number from 1 to 3,600.',
  ],
  [
    'an entry of a list',
    { creators: [{ handle: 'ink' }, { handle: 'paper', country: 'Atlantis' }] },
    'Listed creators, entry 2: Country, as two letters: got "Atlantis". Expected a two-letter country code, as in US.',
  ],
  [
    'an entry as a whole',
    { sales: [3] },
    'Listed sales, entry 1: got 3. Expected an object with creator, at, amountCents, holder, label.',
  ],
  ['text', { seed: '' }, 'Seed: got "". Expected text of 1 to 120 characters.'],
])('a problem of %s is said with its label', (_case, settings, words) => {
  expect(wordsOf({ version: 1, ...settings })).toEqual([words])
})

it('what is no setting has its path, as in the JSON', () => {
  expect(wordsOf({ version: 1, populace: 3 })).toEqual([
    expect.stringMatching(/^populace: got 3, expected no such setting/),
  ])
})

it('says at a field once what is expected of several wrong entries', () => {
  const draft = draftOf({
    version: 1,
    policy: { name: 'payout-lab', instantCountries: ['1', 'US', '5'] },
  })
  expect(draft.problems).toHaveLength(2)
  expect(refusals(draft, 'policy.instantCountries')).toEqual([
    expect.stringContaining('a two-letter country code'),
  ])
})
