import { expect, it } from 'vitest'
import {
  forPeople,
  forPrograms,
  sentence,
  shownParts,
  type Sentence,
} from '../../src/core/sentence'
import { at, day } from '../support/days'

const HANDLES = new Map([[3, 'ann']])
const written = (said: Sentence): string[] => [
  forPrograms(said),
  forPeople(shownParts(said, (creatorId) => HANDLES.get(creatorId) ?? null)),
]

it.each<[Sentence, string, string]>([
  ['nothing is named', 'nothing is named', 'nothing is named'],
  [
    sentence`${{ payoutId: 12 }} of ${{ creatorId: 3 }}: ${{ cents: 1_234 }} are ${2} times too little`,
    'payout 12 of creator 3: 1234 cents are 2 times too little',
    'payout 12 of ann: $12.34 are 2 times too little',
  ],
  [
    sentence`sale_fees is at ${{ cents: -5 }}`,
    'sale_fees is at -5 cents',
    'sale_fees is at -$0.05',
  ],
  [
    sentence`unpaid since ${{ day: day('2026-09-03') }}, paused at ${{ at: at('2026-09-03T08:00:00Z') }}`,
    'unpaid since 2026-09-03, paused at 2026-09-03T08:00:00Z',
    'unpaid since 2026-09-03, paused at 2026-09-03T08:00:00Z',
  ],
  // One whom the ledger does not know.
  [sentence`it went to ${{ creatorId: 9 }}`, 'it went to creator 9', 'it went to creator 9'],
  [
    sentence`${sentence`${{ creatorId: 3 }} is owed`} ${[{ cents: 1 }, ' or ', { cents: 2 }]}`,
    'creator 3 is owed 1 cents or 2 cents',
    'ann is owed $0.01 or $0.02',
  ],
  [
    sentence`the ${{ forPrograms: 'account creator:3', forPeople: sentence`account of ${{ creatorId: 3 }}` }}`,
    'the account creator:3',
    'the account of ann',
  ],
])('%j is written for programs and for people', (said, ofPrograms, ofPeople) => {
  expect(written(said)).toEqual([ofPrograms, ofPeople])
})
