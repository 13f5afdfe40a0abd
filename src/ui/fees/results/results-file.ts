/**
 * The results of sweeps as a file to send: a link to the scenario and its sweeps, and each of their
 * runs by its key. Opening it shows the same answers without a run. Runs belong to one build of the
 * engine; a file of another build is refused. The file is gzip of one line of JSON for the link,
 * and one for each run.
 */
import type { CachedRun } from '../../../../workers/sweep-contract'
import { isDocument, type Document } from '../../../scenario/document-paths'
import type { LinkContent } from '../../../scenario/link'
import { refusal, type Refused } from '../../../scenario/problems'
import { linkFromFragment } from '../../../scenario/read-link'
import { formatCount } from '../../format'
import { m } from '../../paraglide/messages.js'
import { isCachedRun } from './whole-cached-run'

const FORMAT = 'payout-lab results 1'
/** The path of a problem of the file as a whole, and not of the scenario in it. */
export const WHOLE_FILE = 'results'
export const RESULTS_FILE_NAME = 'payout-lab-results.gz'
/** Unpacked; a sweep of 55 runs of 500 creators has some ten million. */
const CHARACTERS_MAX = 400_000_000

export type KeyedRun = readonly [key: string, run: CachedRun]

interface Head {
  /** The query of the page's address. */
  search: string
  content: LinkContent
}

interface SweepResults extends Head {
  runs: readonly KeyedRun[]
}

/** `refusal`: why there is no file. */
export type PackedResults = { ok: true; file: Blob } | { ok: false; refusal: string }

const IN_MILLIONS = 1_000_000

/** `link`: to the place of the reader, with the scenario; `null` where its sales file is no longer in use. */
export async function packResults(
  build: string,
  link: string | null,
  runs: readonly KeyedRun[],
  charactersMax = CHARACTERS_MAX,
): Promise<PackedResults> {
  if (link === null) return { ok: false, refusal: m.results_other_file() }
  const { search, hash } = new URL(link)
  const lines: string[] = []
  let characters = 0
  for (const content of [{ format: FORMAT, build, search, hash }, ...runs]) {
    const line = `${JSON.stringify(content)}\n`
    characters += line.length
    if (characters <= charactersMax) lines.push(line)
  }
  if (characters > charactersMax) {
    const millions = (count: number): string => formatCount(Math.ceil(count / IN_MILLIONS))
    return {
      ok: false,
      refusal: m.results_too_large({
        characters: millions(characters),
        most: millions(charactersMax),
      }),
    }
  }
  const packed = new Blob(lines).stream().pipeThrough(new CompressionStream('gzip'))
  return { ok: true, file: await new Response(packed).blob() }
}

/** Nothing of a file that is not whole is taken. */
export async function readResults(
  file: File,
  build: string,
  charactersMax = CHARACTERS_MAX,
): Promise<{ ok: true; results: SweepResults } | Refused> {
  let head: Head | null = null
  const runs: KeyedRun[] = []
  /** Of two runs with one key nobody could say which is right. */
  const keys = new Set<string>()
  try {
    for await (const line of linesOf(file, charactersMax)) {
      const content: unknown = JSON.parse(line)
      if (head === null) {
        if (!isDocument(content) || content['format'] !== FORMAT) break
        if (content['build'] !== build) return refuse(file, m.results_expected_build())
        head = headOf(content)
        if (head === null) return refuse(file, m.results_expected_whole())
      } else if (isKeyedRun(content) && !keys.has(content[0])) {
        keys.add(content[0])
        runs.push(content)
      } else return refuse(file, m.results_expected_whole())
    }
  } catch {
    if (head !== null) return refuse(file, m.results_expected_whole())
  }
  return head === null
    ? refuse(file, m.results_expected_file())
    : { ok: true, results: { ...head, runs } }
}

function headOf({ search, hash }: Document): Head | null {
  const link = typeof hash === 'string' ? linkFromFragment(hash) : null
  if (typeof search !== 'string' || !link?.ok || !('content' in link)) return null
  return isDocument(link.content.scenario) ? { search, content: link.content } : null
}

const refuse = ({ name }: File, expected: string): Refused => refusal(WHOLE_FILE, name, expected)

/** @throws where the file is no gzip, is cut off, has no text or far too much of it. */
async function* linesOf(file: Blob, charactersMax: number): AsyncGenerator<string> {
  const text = file
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))
  const reader = text.getReader()
  let rest = ''
  let characters = 0
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    characters += piece.value.length
    if (characters > charactersMax) throw new RangeError('Too much to unpack')
    // A line may be as long as the file: what is known of it is not read again with each piece.
    const [end, ...begun] = piece.value.split('\n')
    rest += end!
    for (const next of begun) {
      yield rest
      rest = next
    }
  }
  if (rest !== '') throw new SyntaxError('The last line is cut off')
}

const KEY = /^[0-9a-f]{64}$/

function isKeyedRun(value: unknown): value is KeyedRun {
  if (!Array.isArray(value) || value.length !== 2) return false
  const [key, run] = value as [unknown, unknown]
  return typeof key === 'string' && KEY.test(key) && isCachedRun(run)
}
