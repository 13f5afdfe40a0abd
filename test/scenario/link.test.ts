import { deflateSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparisonFragment, type LinkedRun } from '../../src/scenario/comparison-link'
import { embeddedFragment } from '../../src/scenario/embedded-link'
import { linkFragment } from '../../src/scenario/link'
import { isOfEmbedded } from '../../src/scenario/link-versions'
import { PRESET_NAMES, PRESETS } from '../../src/scenario/presets'
import { linkFromFragment } from '../../src/scenario/read-link'
import type { ScenarioInput } from '../../src/scenario/schema'
import type { WantedFile } from '../../src/scenario/sales-file/wanted-file'

const packed = (bytes: Uint8Array, version = 1): string =>
  `s${version}.${Buffer.from(deflateSync(bytes)).toString('base64url')}`

const packedJson = (value: unknown, version = 2): string =>
  packed(new TextEncoder().encode(JSON.stringify(value)), version)

const WHOLE = /^a whole link, as it was copied/
const NO_SCENARIO = /^a link that the lab has made; this one is whole, but/

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'

const FILE: WantedFile = {
  name: 'sales of März.csv',
  rows: 1_000_000,
  sha256: '0123456789abcdef'.repeat(4),
  reading: {
    readAs: 'other',
    oneCreator: 'me',
    rowKinds: { Status: { '*': 'sale' } },
  },
}

/** Whole numbers that JSON would round are read nowhere, so no link has one. */
function isOfExactNumbers(value: unknown): boolean {
  let isExact = true
  JSON.parse(JSON.stringify(value), (_, one: unknown) => {
    if (Number.isInteger(one) && !Number.isSafeInteger(one)) isExact = false
    return one
  })
  return isExact
}

describe('a scenario in a link', () => {
  it('survives the way there and back, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.jsonValue().filter(isOfExactNumbers), (value) => {
        const json: unknown = JSON.parse(JSON.stringify(value))
        const fragment = linkFragment(json as ScenarioInput)
        expect(fragment).toMatch(/^s1\.[0-9a-z]{7}\.[\w-]+$/)
        expect(linkFromFragment(`#${fragment}`)).toEqual({
          ok: true,
          content: { scenario: json, salesFile: null },
        })
      }),
    )
  })

  it.each(['café ¿ñ?', 'ÿ\u0080\u00ff', 'Łódź', '東京', '👩‍👩‍👧', '\u2028'])(
    'keeps names in every script: %s',
    (name) => {
      const scenario: ScenarioInput = { version: 1, name, creators: [{ handle: name }] }
      expect(linkFromFragment(linkFragment(scenario))).toEqual({
        ok: true,
        content: { scenario, salesFile: null },
      })
    },
  )

  it('is short enough for a message', () => {
    expect(linkFragment(PRESETS.default).length).toBeLessThan(200)
    expect(linkFragment(PRESETS['three-creators']).length).toBeLessThan(1_500)
    for (const name of PRESET_NAMES) {
      expect(linkFragment(PRESETS[name]).length, name).toBeLessThan(2_000)
    }
  })

  it('takes as many creators as the page can run', () => {
    const creators = Array.from({ length: 30_000 }, (_, index) => ({
      handle: `shop ${index}`,
      payoutFrequency: 'daily' as const,
    }))
    const scenario = { version: 1, creators } as const
    const read = linkFromFragment(linkFragment(scenario))
    expect(read).toEqual({ ok: true, content: { scenario, salesFile: null } })
  })

  it.each(PRESET_NAMES)('is refused wherever it is cut off: %s', (name) => {
    const fragment = linkFragment(PRESETS[name])
    for (let length = 's1.'.length; length < fragment.length; length += 1) {
      expect(linkFromFragment(fragment.slice(0, length)), `${length}`).toMatchObject({
        ok: false,
        problems: [{ path: 'link', expected: expect.stringMatching(WHOLE) as string }],
      })
    }
  })

  it.each([
    ['s1', linkFragment(PRESETS['three-creators'])],
    ['s2', linkFragment(PRESETS['no-daily'], FILE)],
    [
      's3',
      comparisonFragment([
        { name: 'One', scenario: PRESETS.default },
        { name: 'Two', scenario: PRESETS['all-daily'] },
      ]),
    ],
    ['s4', embeddedFragment(PRESETS.default, { tab: 'fees', digest: FILE.sha256 })],
  ])('is refused with any one character changed, missing or too many: %s', (_version, fragment) => {
    const characters = fc.constantFrom(...LETTERS)
    const at = fc.integer({ min: 0, max: fragment.length - 1 })
    const isOpened = (text: string): boolean => linkFromFragment(text)?.ok ?? false
    expect(isOpened(fragment)).toBe(true)
    fc.assert(
      fc.property(at, characters, fc.constantFrom(0, 1), (position, character, length) => {
        const changed = `${fragment.slice(0, position)}${character}${fragment.slice(position + length)}`
        fc.pre(changed !== fragment)
        expect(isOpened(changed), changed).toBe(false)
        expect(isOpened(`${fragment.slice(0, position)}${fragment.slice(position + 1)}`)).toBe(
          false,
        )
        // A full stop behind it is of the sentence around it.
        if (character !== '.') expect(isOpened(`${fragment}${character}`)).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([')', '.', ').', '"', '%22%3E', '>,', '”', ' ', '**'])(
    'opens with the marks of its sentence behind it: %j',
    (marks) => {
      const fragment = linkFragment(PRESETS['three-creators'])
      expect(linkFromFragment(`${fragment}${marks}`)).toEqual(linkFromFragment(fragment))
      const cut = linkFromFragment(`${fragment.slice(0, -1)}${marks}`)
      expect(cut).toMatchObject({ ok: false, problems: [{ path: 'link' }] })
    },
  )

  it('that was cut off before it begins is refused, and says what is missing', () => {
    expect(linkFromFragment('#s1.')).toMatchObject({
      ok: false,
      problems: [
        { expected: expect.stringMatching(/all that follows the # was cut off/) as string },
      ],
    })
  })

  it('opens from before there was a checksum, and is refused with junk behind it', () => {
    const old = packedJson(PRESETS['three-creators'], 1)
    expect(linkFromFragment(old)).toEqual({
      ok: true,
      content: { scenario: PRESETS['three-creators'], salesFile: null },
    })
    for (const junk of ['A', 'AA', 'AAA', 'AAAA', 'x-and_more']) {
      expect(linkFromFragment(`${old}${junk}`), junk).toMatchObject({
        ok: false,
        problems: [{ path: 'link', expected: expect.stringMatching(WHOLE) as string }],
      })
    }
  })

  it.each(['', '#', '#ledger', 's.abc', 'x1.abc'])('is not looked for in %j', (fragment) => {
    expect(linkFromFragment(fragment)).toBeNull()
  })

  it.each([
    [
      'of a newer version',
      's5.abc',
      /^a link of version s1, s2, s3, s4; this one was made by a newer lab$/,
    ],
    [
      'of an older version',
      's0.abc',
      /^a link of version s1, s2, s3, s4; this one was made in another way$/,
    ],
    ['with characters of another alphabet', 's1.a+b/', /^a whole link/],
    ['with nothing in it', 's1.', /^a whole link/],
    ['cut off', linkFragment(PRESETS.default).slice(0, -8), /^a whole link/],
    [
      'of names in Latin-1, whose bytes are no text',
      packed(new Uint8Array(Buffer.from('{"version":1,"name":"caf\xe9"}', 'latin1'))),
      NO_SCENARIO,
    ],
    [
      'that is nested without end',
      packed(new TextEncoder().encode('['.repeat(100_000))),
      NO_SCENARIO,
    ],
    ['of something else than JSON', packed(new TextEncoder().encode('{')), NO_SCENARIO],
    [
      'that unpacks to far too much',
      packed(new Uint8Array(50_000_000)),
      /at most 10,000,000 bytes/,
    ],
    [
      'that unpacks to one byte too much',
      // With its quotes.
      packedJson('x'.repeat(9_999_999), 1),
      /at most 10,000,000 bytes/,
    ],
  ])('is refused %s', (_what, fragment, expected) => {
    expect(linkFromFragment(fragment)).toMatchObject({
      ok: false,
      problems: [{ path: 'link', expected: expect.stringMatching(expected) as string }],
    })
  })
})

describe('a run on a sales file in a link', () => {
  it('names the file and how it was read', () => {
    const fragment = linkFragment(PRESETS.default, FILE)
    expect(fragment).toMatch(/^s2\.[0-9a-z]{7}\.[\w-]+$/)
    expect(linkFromFragment(fragment)).toEqual({
      ok: true,
      content: { scenario: PRESETS.default, salesFile: FILE },
    })
  })

  it.each([
    ['without a scenario', { salesFile: FILE }],
    ['without a file', { scenario: {} }],
    ['with nothing', null],
    ['with a digest of another length', { scenario: {}, salesFile: { ...FILE, sha256: 'abc' } }],
    ['with a fraction of a row', { scenario: {}, salesFile: { ...FILE, rows: 1.5 } }],
    ['without a name', { scenario: {}, salesFile: { ...FILE, name: '' } }],
    [
      'with a reading that there is not',
      { scenario: {}, salesFile: { ...FILE, reading: { unit: 'cents' } } },
    ],
  ])('is refused %s', (_what, content) => {
    expect(linkFromFragment(packedJson(content))).toMatchObject({
      ok: false,
      problems: [{ path: 'link', expected: expect.stringMatching(NO_SCENARIO) as string }],
    })
  })
})

describe('a comparison in a link', () => {
  const RUNS: LinkedRun[] = [
    { name: 'As it is', scenario: PRESETS.default },
    { name: 'Half the fee', scenario: { ...PRESETS.default, seed: 'another' } },
  ]
  const [run] = RUNS

  it('has all runs with their names, in their order, and nothing else of them', () => {
    const kept = RUNS.map((one) => ({ ...one, id: '1a-2b', digest: 'abc' }))
    const fragment = comparisonFragment(kept)
    expect(fragment).toMatch(/^s3\.[0-9a-z]{7}\.[\w-]+$/)
    expect(linkFromFragment(`#${fragment}`)).toEqual({ ok: true, compared: RUNS })
  })

  it('may be of four runs', () => {
    const four = [...RUNS, ...RUNS]
    expect(linkFromFragment(comparisonFragment(four))).toEqual({ ok: true, compared: four })
  })

  it('is refused wherever it is cut off', () => {
    const fragment = comparisonFragment(RUNS)
    for (let length = 's3.'.length; length < fragment.length; length += 1) {
      expect(linkFromFragment(fragment.slice(0, length)), `${length}`).toMatchObject({
        ok: false,
        problems: [{ path: 'link', expected: expect.stringMatching(WHOLE) as string }],
      })
    }
  })

  it.each([
    ['of one run', [run]],
    ['of five runs', [run, run, run, run, run]],
    ['of no list', { 0: run, 1: run, length: 2 }],
    ['of a run without a name', [run, { scenario: {} }]],
    ['of a name that is a book', [run, { ...run, name: 'x'.repeat(81) }]],
    ['of a run without a scenario', [run, { name: 'Empty' }]],
    ['of a scenario that is a list', [run, { name: 'List', scenario: [] }]],
    ['of nothing', null],
  ])('is refused %s', (_what, content) => {
    expect(linkFromFragment(packedJson(content, 3))).toMatchObject({
      ok: false,
      problems: [{ path: 'link', expected: expect.stringMatching(NO_SCENARIO) as string }],
    })
  })
})

describe('an embedded run in a link', () => {
  const scenario = PRESETS['three-creators']
  const VIEW = { tab: 'fees', digest: FILE.sha256 } as const

  it.each([VIEW, { ...VIEW, digest: null }, { ...VIEW, tab: 'overview' as const }])(
    'has its scenario, the tab and the digest: %j',
    (embedded) => {
      const fragment = embeddedFragment(scenario, embedded)
      expect(fragment).toMatch(/^s4\.[0-9a-z]{7}\.[\w-]+$/)
      expect(isOfEmbedded(`#${fragment}`, false)).toBe(true)
      expect(linkFromFragment(`#${fragment}`)).toEqual({
        ok: true,
        content: { scenario, salesFile: null },
        embedded,
      })
    },
  )

  it.each([
    ['without a scenario', { ...VIEW }, 'link', NO_SCENARIO],
    ['of a scenario that is a list', { ...VIEW, scenario: [] }, 'link', NO_SCENARIO],
    ['of nothing', null, 'link', NO_SCENARIO],
    ['of a tab that steers', { ...VIEW, scenario, tab: 'stress' }, 'tab', /overview or fees$/],
    ['of no tab', { scenario, digest: null }, 'tab', /overview or fees$/],
    ['of half a digest', { ...VIEW, scenario, digest: 'abc' }, 'digest', /^the 64 digits/],
    ['of a digest that is a number', { ...VIEW, scenario, digest: 1 }, 'digest', /^the 64 digits/],
  ])('is refused %s', (_what, content, path, expected) => {
    expect(linkFromFragment(packedJson(content, 4))).toMatchObject({
      ok: false,
      problems: [{ path, expected: expect.stringMatching(expected) as string }],
    })
  })

  it('is told by its version alone', () => {
    expect(isOfEmbedded('#s4.', false)).toBe(true)
    for (const other of ['', '#', 's4.abc', '#s40.abc', `#${linkFragment(scenario)}`]) {
      expect(isOfEmbedded(other, false), other).toBe(false)
    }
  })

  it('is in a frame what a newer lab has made, too, which it refuses', () => {
    expect(isOfEmbedded('#s5.abc.def', true)).toBe(true)
    expect(linkFromFragment('#s5.abc.def')).toMatchObject({ ok: false })
  })

  it('is in a frame whatever is no link to the page itself', () => {
    for (const none of ['', '#', '#hello']) {
      expect(isOfEmbedded(none, true), none).toBe(true)
      expect(linkFromFragment(none), none).toBeNull()
    }
    expect(isOfEmbedded(`#${linkFragment(scenario)}`, true)).toBe(false)
    expect(isOfEmbedded(`#${linkFragment(scenario, FILE)}`, true)).toBe(false)
  })
})
