/** What a stress test says of itself on standard output: first the answer, then what was found, then the story. */
import { group } from 'd3'
import { andMore } from '../core/and-more'
import { isoFromInstant, type Instant } from '../core/calendar'
import { counted, plural, withCommas } from '../core/counted'
import { dollars } from '../core/dollars'
import { duration } from '../core/duration'
import { momentWords } from '../core/moment-words'
import { kebabOfProtection, type ProtectionName } from '../core/protections'
import type { Range, StressAnalysis } from '../experiments/stress/analysis'
import type { AtlasCell, CrashAtlas } from '../experiments/stress/atlas'
import type { BesideLab } from '../experiments/stress/beside-lab'
import type { FailureStory } from '../experiments/stress/failure-story'
import type { MatrixCell } from '../experiments/stress/matrix'
import type { TurningPoint } from '../experiments/stress/turning-point'
import { failuresText } from '../experiments/stress/rule-of-three'
import { bringsFaults } from '../scenario/brings-faults'
import type { GivenArguments } from './arguments'
import { percentWords } from './amount-words'
import { ownServiceLines, type OwnServiceFile } from './own-service'
import { priceLines } from './price-lines'
import type { StressFindings } from './stress-files'
import { harmWords } from './summary'

const SEEDS_NAMED_MAX = 5

/** `hasTurningPoint`: whether one was asked for. */
export function stressSummary(
  found: StressFindings,
  { hasTurningPoint }: Pick<GivenArguments, 'hasTurningPoint'>,
): string[] {
  const {
    plan,
    service,
    besideLab,
    isComplete,
    analysis,
    story,
    turningPoint,
    matrix,
    atlas,
    prices,
  } = found
  const { scenario, faults, without } = plan
  const { failing, findings, seeds } = analysis
  const own = bringsFaults(scenario) ? ' and the scenario’s own' : ''
  const drawn =
    faults.kind === 'drawn' ? `faults ${faults.presets.join(', ')}${own}` : 'faults of the file'
  const off =
    without.length === 0
      ? 'all protections on'
      : `without ${without.map(kebabOfProtection).join(', ')}`
  return [
    `${scenario.name}: ${counted(seeds, 'seed')}, ${drawn}, ${off}`,
    ...ownServiceLines(service),
    `Seeds with a violation: ${failuresText(failing.length, seeds)}`,
    paidTwiceLine(analysis),
    ...paidLine(analysis),
    ...findings.map(
      ({ check, severity, seeds: failed, ...found }) =>
        `VIOLATION: ${check} (${severity}) in ${counted(failed, 'seed')}, ${found.violations} in all${harmWords(found)}${foundAfterWords(found.foundAfterSeconds)}`,
    ),
    ...(failing.length > 0 ? [`Failing seeds: ${namesOf(failing.map(({ seed }) => seed))}`] : []),
    ...(story ? storyLines(story) : []),
    ...(service && besideLab ? [besideLabLine(service, besideLab)] : []),
    ...(service && !story && isComplete ? notRepeatedLines(analysis) : []),
    ...(turningPoint ? turningPointLines(turningPoint) : []),
    ...(hasTurningPoint && !turningPoint ? [noTurningPointLine(analysis)] : []),
    ...(matrix ? matrixLines(matrix) : []),
    ...(atlas ? atlasLines(atlas) : []),
    ...(prices ? priceLines(prices) : []),
  ]
}

/** A seed that comes to nothing of what the service does in another way has not tested it. */
const besideLabLine = ({ name }: OwnServiceFile, { seeds, same }: BesideLab): string =>
  `In ${same} of the first ${counted(seeds, 'seed')} the ledger is the lab’s, row for row${same === 0 ? '' : `: what ${name} does in another way made no difference there`}`

/** The lab's own service gives the same run each time. */
const notRepeatedLines = ({ failing: [first] }: StressAnalysis): string[] =>
  first
    ? [
        `Seed ${first.seed} did not fail again: a payout service must not draw chance, read a clock or remember anything from one run to the next`,
      ]
    : []

/** What is asked first of a payout service, said also where it is good news. */
function paidTwiceLine(analysis: StressAnalysis): string {
  const { seedsPaidTwice, centsPaidTwice, centsPaidTwiceOfSeed, seeds } = analysis
  const line = `Seeds in which somebody was paid twice: ${failuresText(seedsPaidTwice, seeds)}`
  if (centsPaidTwiceOfSeed === null) return line
  const { least, most } = centsPaidTwiceOfSeed
  const ofOne =
    seedsPaidTwice === 1 ? '' : `, ${dollars(least)} to ${dollars(most)} in a seed that has any`
  return `${line}; ${dollars(centsPaidTwice)} in all${ofOne}`
}

/** Seeds say in how many runs; how often a payout is affected is a share of all that was paid. */
function paidLine({ paid: { payments, cents }, centsPaidTwice }: StressAnalysis): string[] {
  if (payments === 0) return []
  const line = `Paid in all seeds: ${dollars(cents)} in ${withCommas(payments)} ${plural(payments, 'payment')}`
  return [
    centsPaidTwice === 0
      ? line
      : `${line}; ${percentWords(centsPaidTwice / cents)} of the money was paid twice`,
  ]
}

/** `, found 7 to 16 hours after it became true`: checks are made at the end of each day. */
function foundAfterWords(seconds: Range | null): string {
  if (seconds === null) return ''
  const [least, most] = [duration(seconds.least), duration(seconds.most)]
  return `, found ${least === most ? least : `${least} to ${most}`} after it became true`
}

const namesOf = (seeds: readonly string[]): string =>
  andMore(seeds.slice(0, SEEDS_NAMED_MAX), seeds.length)

const storyLines = ({ seed, check, shrunk, story }: FailureStory): string[] => [
  `The story of seed ${seed}, ${check}, in repro.json and story.md: ${counted(shrunk.after.creators, 'creator')}, ${counted(shrunk.after.faults, 'listed fault')}, ${counted(shrunk.after.days, 'day')}, found in ${counted(shrunk.tries, 'run')}`,
  story.title,
  ...story.sentences.map((sentence) => `  ${sentence}`),
]

function turningPointLines({ harm, foundAt, futures, moments, rises }: TurningPoint): string[] {
  const whom = harm.creator === null ? '' : ` of ${harm.creator}`
  const found = `${harm.check}${whom}, found at ${momentWords(isoFromInstant(foundAt))}`
  const first = moments[0]!
  const lines = rises.flatMap(({ before, after, happened }) => [
    `  ${before.harmed} of ${futures} futures from ${secondWords(before.at)} on, ${after.harmed} from ${secondWords(after.at)} on`,
    ...happened.map((sentence) => `    ${sentence}`),
  ])
  return [
    `When it was decided: ${found}; with other random numbers from the first moment on, ${first.harmed} of ${counted(futures, 'future')} come to it`,
    ...(lines.length > 0
      ? lines
      : [
          first.harmed === futures
            ? '  chance makes no difference'
            : '  no single moment decides it',
        ]),
  ]
}

/** What was asked for is not passed over in silence. */
const noTurningPointLine = ({ failing }: StressAnalysis): string =>
  failing.length === 0
    ? 'When it was decided: no seed fails, so there is nothing to look at'
    : 'When it was decided: not found, since the test was interrupted before'

const secondWords = (at: Instant): string => isoFromInstant(at).replace('T', ' ').replace('Z', '')

/** A line for each protection: of which faults how many seeds fail with it switched. */
function matrixLines(cells: readonly MatrixCell[]): string[] {
  const rows = group(cells, ({ protection }) => protection)
  return [
    `What each protection prevents, ${counted(cells[0]?.seeds ?? 0, 'seed')} of each kind of fault:`,
    ...[...rows].map(([protection, row]) => {
      const failing = row.filter((cell) => cell.failing > 0)
      const kinds = failing.map(failingText).join(', ')
      return `  ${rowName(protection, row[0]!.off)}: ${kinds === '' ? 'no seed fails' : `seeds that fail: ${kinds}`}`
    }),
  ]
}

const failingText = ({ faults, failing, seedsPaidTwice, centsPaidTwice }: MatrixCell): string => {
  const twice = `paid twice in ${seedsPaidTwice}: ${dollars(centsPaidTwice)}`
  return `${faults} ${failing}${seedsPaidTwice === 0 ? '' : ` (${twice})`}`
}

/** The first row is the scenario as it is. */
function rowName(protection: ProtectionName | null, off: readonly ProtectionName[]): string {
  if (protection !== null) {
    return `${off.includes(protection) ? 'without' : 'with'} ${kebabOfProtection(protection)}`
  }
  return off.length === 0
    ? 'all on'
    : `the scenario as it is, without ${off.map(kebabOfProtection).join(', ')}`
}

function atlasLines({ cells, seeds, seedsSkipped }: CrashAtlas): string[] {
  const count = (verdict: AtlasCell['verdict']): number =>
    cells.filter((cell) => cell.verdict === verdict).length
  return [
    `Crash atlas, ${counted(cells.length, 'place')} to crash at: ${count('safe')} safe, ${count('harmed')} harmed, ${count('not_reached')} not reached`,
    ...(seedsSkipped === 0
      ? []
      : [
          `  nobody was killed in ${seedsSkipped} of ${counted(seeds, 'seed')}, where a check fails without a crash: what they reach is not known`,
        ]),
    ...cells
      .filter(({ verdict }) => verdict === 'harmed')
      .map(
        ({ step, when, crashes, harmed }) =>
          `  ${when} ${step}: harm in ${harmed} of ${counted(crashes, 'crash', 'crashes')}`,
      ),
  ]
}
