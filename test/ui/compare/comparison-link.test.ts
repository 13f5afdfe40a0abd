/** Which comparisons can be sent, and what is said of the others. */
import { describe, expect, it } from 'vitest'
import { linkFromFragment } from '../../../src/scenario/read-link'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { linkToRuns } from '../../../src/ui/compare/comparison-link'
import { payingService } from '../../support/paying-service'

type SentRun = Parameters<typeof linkToRuns>[0][number]

const sent = (name: string, change: Partial<SentRun> = {}): SentRun => ({
  name,
  scenario: { version: 1, name },
  salesFile: null,
  status: 'finished',
  ...change,
})

/** Handles that do not compress. */
const manyCreators = (): ScenarioInput => ({
  version: 1,
  creators: Array.from({ length: 8_000 }, (_, index) => ({
    handle: `shop ${(index * 2_654_435_761).toString(36)}`,
  })),
})

describe('the link to a comparison', () => {
  it('has the names and scenarios of all runs', () => {
    const link = linkToRuns([sent('As it is'), sent('Half the fee')])
    expect(link.ok && linkFromFragment(link.fragment)).toEqual({
      ok: true,
      compared: ['As it is', 'Half the fee'].map((name) => ({
        name,
        scenario: { version: 1, name },
      })),
    })
  })

  it.each([
    [
      'on an imported file',
      { salesFile: { name: 'may.csv', rows: 1, sha256: 'ab', reading: {} } },
      'may.csv is an imported file, and a link contains no sales. A link to a single run on it asks for the file: open another tab, then copy the link.',
    ],
    [
      'that the lab’s service did not pay in',
      { service: { ...payingService('looks-before-it-asks'), digest: '01234567' } },
      'looks-before-it-asks.ts (01234567) paid in “Other”. A link does not bring a payout service along, and would run it with the lab’s.',
    ],
    [
      'that was cancelled',
      { status: 'cancelled' as const },
      '“Other” was cancelled, but a link would run it to its end.',
    ],
  ])('is not there of a run %s, and says why', (_what, change, reason) => {
    const link = linkToRuns([sent('As it is'), sent('Other', change)])
    expect(link).toEqual({ ok: false, reason })
  })

  it('is not there where it would be too long to be sent', () => {
    const link = linkToRuns([sent('As it is'), sent('Many', { scenario: manyCreators() })])
    expect(link).toEqual({
      ok: false,
      reason: expect.stringMatching(/characters, and 60,000 is the most/) as string,
    })
  })
})
