/** Results of sweeps as a file: what is read is what was packed, and nothing of a file that is not whole. */
import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { linkFragment } from '../../../../src/scenario/link'
import { formatProblem } from '../../../../src/scenario/problems'
import { FeeLab } from '../../../../src/ui/fees/fee-lab.svelte'
import {
  packResults,
  readResults,
  type KeyedRun,
} from '../../../../src/ui/fees/results/results-file'
import type { CachedRun } from '../../../../src/experiments/sweep/run-sweep'
import { RunPool } from '../../../../src/experiments/run-pool'
import { cacheIn, runHere } from '../../../support/run-pools'
import { sweepPlan } from '../../../support/sweeps'

const LINK = `https://lab.example/?room=fees&seeds=2#${linkFragment({ version: 1, days: 10 })}`
const plan = sweepPlan({
  scenario: { version: 1, days: 10, population: { size: 12 } },
  seeds: 2,
  axes: [{ path: 'policy.instantFeeBasisPoints', values: [100, 300] }],
})

function labOf(kept: Map<string, CachedRun>): FeeLab {
  return new FeeLab(
    {
      open: (_, size) =>
        new RunPool(
          () => ({ run: (task) => Promise.resolve(runHere(task)), close: () => undefined }),
          size,
        ),
      sizeFor: () => 1,
      now: () => 0,
    },
    {
      ...cacheIn(kept),
      takeIn: (runs) => runs.forEach(([key, run]) => kept.set(key, run)),
      tidy: () => Promise.resolve(),
    },
  )
}

let swept: FeeLab
let runs: KeyedRun[]
let packed: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  swept = labOf(new Map())
  await swept.run('curve', plan, null)
  runs = (await swept.keptRuns(swept.allShown)).runs
  const answer = await packResults('build-1', LINK, runs)
  if (!answer.ok) throw new Error(answer.refusal)
  packed = new Uint8Array(await answer.file.arrayBuffer())
})

const fileOf = (bytes: Uint8Array<ArrayBuffer>): File => new File([bytes], 'from-a-colleague.gz')

async function refusalOf(bytes: Uint8Array<ArrayBuffer>, build = 'build-1'): Promise<string> {
  const read = await readResults(fileOf(bytes), build)
  return read.ok ? 'taken' : read.problems.map(formatProblem).join('\n')
}

/** The file with its text changed. */
const edited = (edit: (text: string) => string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(gzipSync(strToU8(edit(strFromU8(gunzipSync(packed))))))

/** The file with one byte of a handle changed, so that it is no UTF-8. */
function withoutText(): Uint8Array<ArrayBuffer> {
  const unpacked = gunzipSync(packed)
  unpacked[strFromU8(unpacked).indexOf('"handle":"') + '"handle":"'.length] = 0xff
  return new Uint8Array(gzipSync(unpacked))
}

describe('a file of results', () => {
  it('shows elsewhere what was swept, without a run', async () => {
    const read = await readResults(fileOf(packed), 'build-1')
    if (!read.ok) throw new Error(read.problems.map(formatProblem).join('\n'))
    expect(read.results.search).toBe('?room=fees&seeds=2')
    expect(read.results.content).toEqual({ scenario: { version: 1, days: 10 }, salesFile: null })
    // Two fees and the baseline of both, two seeds each.
    expect(read.results.runs).toHaveLength(6)
    const elsewhere = labOf(new Map())
    elsewhere.takeIn(read.results.runs)
    await elsewhere.recall('curve', plan)
    expect(elsewhere.shown('curve')).toEqual(swept.shown('curve'))
    // The form and both fees.
    expect(elsewhere.shown('curve')!.points.map(({ seeds }) => seeds.length)).toEqual([2, 2, 2])
  })

  it.each<[string, () => Uint8Array<ArrayBuffer>, string]>([
    ['no gzip', () => new Uint8Array([1, 2, 3]), 'a file that was saved here'],
    ['nothing', () => new Uint8Array(), 'a file that was saved here'],
    ['another gzip', () => edited(() => '{"version":1}\n'), 'a file that was saved here'],
    ['half of it', () => packed.slice(0, packed.length / 2), 'a whole file'],
    ['a last line that is cut', () => edited((text) => text.slice(0, -20)), 'a whole file'],
    [
      'an amount that is a text',
      () => edited((text) => text.replace(/"instantFeeCents":\d+/, '"instantFeeCents":"1"')),
      'a whole file',
    ],
    [
      'an amount that is not finite',
      () => edited((text) => text.replace(/"instantFeeCents":\d+/, '"instantFeeCents":null')),
      'a whole file',
    ],
    ...[
      ['instantFeeCents', '1e308'],
      ['instantPayouts', '-1'],
      ['days', '0'],
      ['standsFor', '0'],
    ].map(([name, amount]): [string, () => Uint8Array<ArrayBuffer>, string] => [
      `${name} of ${amount}, with which nothing can be computed`,
      () => edited((text) => text.replace(new RegExp(`"${name}":[^,}]+`), `"${name}":${amount}`)),
      'a whole file',
    ]),
    ...['0.5', '-1', '"none"', 'null'].map(
      (count): [string, () => Uint8Array<ArrayBuffer>, string] => [
        `violations that are ${count}`,
        () => edited((text) => text.replace(/"violations":\d+/, `"violations":${count}`)),
        'a whole file',
      ],
    ),
    [
      'a run that is there twice',
      () => edited((text) => `${text}${text.split('\n')[1]}\n`),
      'a whole file',
    ],
    ['a handle that is no text', withoutText, 'a file that was saved here'],
    [
      'without an amount',
      () => edited((text) => text.replace(/"resultCents":-?\d+,/, '')),
      'a whole file',
    ],
    ...(['earnedCents', 'waitedCentDays', 'isTaker', 'rail', 'country'] as const).map(
      (name): [string, () => Uint8Array<ArrayBuffer>, string] => [
        `without ${name} of one creator`,
        () => edited((text) => text.replace(`"${name}":`, `"${name}X":`)),
        'a whole file',
      ],
    ),
    ['without its link', () => edited((text) => text.replace('#s1.', '#')), 'a whole file'],
    [
      'with a link that is changed',
      () => edited((text) => text.replace('#s1.', '#s1.0')),
      'a whole file',
    ],
    ['a key that is none', () => edited((text) => text.replace(/\["/, '["x')), 'a whole file'],
  ])('is refused where it is %s', async (_, bytes, expected) => {
    const refusal = await refusalOf(bytes())
    expect(refusal).toMatch(/^results: got "from-a-colleague.gz", expected /)
    expect(refusal).toContain(expected)
  })

  it('is refused in no time where it is one long line, of which a few kilobytes are millions', async () => {
    const spaces = new Uint8Array(50_000_000).fill(0x20)
    expect(await refusalOf(new Uint8Array(gzipSync(spaces)))).toContain(
      'a file that was saved here',
    )
  }, 20_000)

  it('says of how many runs the browser keeps no more', async () => {
    const kept = new Map<string, CachedRun>()
    const lab = labOf(kept)
    await lab.run('curve', plan, null)
    expect(await lab.keptRuns(lab.allShown)).toMatchObject({ missing: 0 })
    for (const key of [...kept.keys()].slice(0, 2)) kept.delete(key)
    const { runs: left, missing } = await lab.keptRuns(lab.allShown)
    expect(missing).toBe(2)
    expect(left).toHaveLength(4)
  })

  it('is not made where it could not be opened', async () => {
    const characters = strFromU8(gunzipSync(packed)).length
    const answer = await packResults('build-1', LINK, runs, characters - 1)
    expect(answer).toMatchObject({ ok: false })
    if (!answer.ok) expect(answer.refusal).toContain('a file of more than 1 million')
    expect(await packResults('build-1', LINK, runs, characters)).toMatchObject({ ok: true })
    expect(await readResults(fileOf(packed), 'build-1', characters)).toMatchObject({ ok: true })
    expect(await readResults(fileOf(packed), 'build-1', characters - 1)).toMatchObject({
      ok: false,
    })
  })

  it('is refused by another build of the engine', async () => {
    expect(await refusalOf(packed, 'build-2')).toContain('results of this version of the lab')
  })
})
