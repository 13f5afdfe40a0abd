/** The code that others paste: what its link holds, that no name can break out of it, and what has none. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { linkFromFragment } from '../../../src/scenario/read-link'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { digestToRepeat, embedCode, isOfThisComputer } from '../../../src/ui/embedded/embed-code'
import { placeOf } from '../../../src/ui/place'
import { SWEEP_BY_DEFAULT } from '../../../src/ui/fees/sweep/sweep-in-place'

beforeEach(() => {
  vi.stubGlobal('location', { origin: 'https://lab.example', pathname: '/payouts/' })
})
afterEach(() => void vi.unstubAllGlobals())

type EmbeddedPage = Parameters<typeof embedCode>[0]

const DIGEST = '0123456789abcdef'.repeat(4)

function pageOf(scenario: ScenarioInput, more: object = {}): EmbeddedPage {
  return {
    draft: { input: scenario, value: () => scenario.name ?? '' },
    salesFile: { ofForm: null },
    lab: { run: { report: { status: 'finished', digest: DIGEST } } },
    navigation: placeOf(''),
    isRunCurrent: true,
    ...more,
  } as unknown as EmbeddedPage
}

const named = (name: string): EmbeddedPage => pageOf({ version: 1, name })

function codeOf(page: EmbeddedPage, tab: 'overview' | 'fees' = 'overview'): string {
  const answer = embedCode(page, tab)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.code
}

const FRAME =
  /^<iframe src="([^"<>]*)" title="([^"<>]*)" loading="lazy" width="100%" height="720" style="width: 100%; height: 45rem; border: 0"><\/iframe>$/

const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }
/** As a browser reads an attribute. */
const unescaped = (text: string): string =>
  text.replace(/&(\w+);/g, (_, name: string) => SIGNS[name]!)

function frameIn(code: string): { src: URL; title: string } {
  const [, src, title] = FRAME.exec(code)!
  return { src: new URL(unescaped(src!)), title: unescaped(title!) }
}

describe('the code of an embedded view', () => {
  it('has the scenario, the tab and the digest in its address', () => {
    const { src, title } = frameIn(codeOf(named('A proposal'), 'fees'))
    expect(src.origin + src.pathname + src.search).toBe('https://lab.example/payouts/?room=fees')
    expect(linkFromFragment(src.hash)).toEqual({
      ok: true,
      content: { scenario: { version: 1, name: 'A proposal' }, salesFile: null },
      embedded: { tab: 'fees', digest: DIGEST },
    })
    expect(title).toBe('A proposal · Payout Lab')
  })

  it('shows the days and the schedule that are picked, and on the tab Fees what is swept', () => {
    const picked = { from: '2026-09-01', to: '2026-09-02' }
    const sweep = { ...SWEEP_BY_DEFAULT, seeds: 3 }
    const page = pageOf(
      { version: 1 },
      {
        navigation: {
          ...placeOf(''),
          tab: 'payouts',
          payoutId: 7,
          picked,
          schedule: 'weekly',
          sweep,
        },
      },
    )
    expect(frameIn(codeOf(page)).src.search).toBe('?from=2026-09-01&to=2026-09-02&schedule=weekly')
    expect(frameIn(codeOf(page, 'fees')).src.search).toMatch(/^\?room=fees&.*seeds=3$/)
  })

  it.each([
    ['"><script>alert(1)</script>', '"><script>alert(1)</script>'],
    ['" onload="alert(1)', '" onload="alert(1)'],
    ["Q&A: 3 < 5 & 'so on' &quot;", "Q&A: 3 < 5 & 'so on' &quot;"],
    ['two\n\nlines\u202e turned', String.raw`two\n\nlines\u202e turned`],
  ])('has a name as it is shown, whatever it is: %j', (name, shown) => {
    expect(frameIn(codeOf(named(name))).title).toBe(`${shown} · Payout Lab`)
  })

  it('is one element with these six attributes, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        const code = codeOf(named(name))
        expect(code).toMatch(FRAME)
        expect(code).not.toMatch(/[\r\n]/)
      }),
      { numRuns: 20 },
    )
  })

  it('has a digest only of a finished run of the scenario on the form', () => {
    const scenario: ScenarioInput = { version: 1 }
    expect(digestToRepeat(pageOf(scenario))).toBe(DIGEST)
    expect(digestToRepeat(pageOf(scenario, { isRunCurrent: false }))).toBeNull()
    const cancelled = { run: { report: { status: 'cancelled', digest: DIGEST } } }
    expect(digestToRepeat(pageOf(scenario, { lab: cancelled }))).toBeNull()
    expect(digestToRepeat(pageOf(scenario, { lab: { run: null } }))).toBeNull()
  })

  it('is not there of a scenario on a sales file, and says why', () => {
    const ofForm = { name: 'may.csv', rows: 1, sha256: 'ab', reading: {} }
    expect(embedCode(pageOf({ version: 1 }, { salesFile: { ofForm } }), 'overview')).toEqual({
      ok: false,
      reason:
        'It runs on may.csv, an imported file. A link contains no sales, so a reader’s browser could not run it.',
    })
  })

  it('is not there where its link would be too long to be sent', () => {
    const creators = Array.from({ length: 8_000 }, (_, index) => ({
      handle: `shop ${(index * 2_654_435_761).toString(36)}`,
    }))
    expect(embedCode(pageOf({ version: 1, creators }), 'overview')).toEqual({
      ok: false,
      reason: expect.stringMatching(/characters, and 60,000 is the most/) as string,
    })
  })
})

it.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['lab.example.org', false],
  ['localhost.example.org', false],
])('%s is of this computer alone: %s', (hostname, isOwn) => {
  expect(isOfThisComputer(hostname)).toBe(isOwn)
})
