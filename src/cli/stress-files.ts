/** The files of a stress test: what all seeds came to, and for the first that fails its scenario, story, picture and timeline. */
import { jsonText } from '../core/json-text'
import { isoFromInstant } from '../core/calendar'
import { kebabOfProtection } from '../core/protections'
import type { StressAnalysis } from '../experiments/stress/analysis'
import { scenarioOfCrash, type AtlasCell, type CrashAtlas } from '../experiments/stress/atlas'
import type { FailureStory } from '../experiments/stress/failure-story'
import type { MatrixCell } from '../experiments/stress/matrix'
import type { BesideLab } from '../experiments/stress/beside-lab'
import { failuresText, shareBelow } from '../experiments/stress/rule-of-three'
import { chromeTrace } from '../experiments/stress/chrome-trace'
import { mermaidOf } from '../experiments/stress/sequence-diagram'
import { svgOf } from '../experiments/stress/sequence-svg'
import type { FuturesFrom, TurningPoint } from '../experiments/stress/turning-point'
import { scenarioOfSeed, type StressPlan } from '../experiments/stress/stress-plan'
import { sameValue, type Document } from '../scenario/document-paths'
import type { GivenArguments } from './arguments'
import type { FoundPrices } from './price-lines'
import { ownServiceJson, type OwnServiceFile } from './own-service'
import { quoted } from './reading-choices'

export const STORY_FILES = ['repro.json', 'story.md', 'story.svg', 'trace.json'] as const
type StoryFile = (typeof STORY_FILES)[number]

export interface StressFindings {
  plan: StressPlan
  /** `null`: the lab's payout service. */
  service: OwnServiceFile | null
  /** Where such a service pays and no seed fails: whether it makes a difference. */
  besideLab: BesideLab | null
  isComplete: boolean
  analysis: StressAnalysis
  story: FailureStory | null
  /** Of the ledger of `repro.json`, as `simulate` prints it. */
  storyDigest: string | null
  turningPoint: TurningPoint | null
  matrix: readonly MatrixCell[] | null
  atlas: CrashAtlas | null
  prices: FoundPrices | null
}

export function stressJson(
  {
    plan,
    service,
    besideLab,
    isComplete,
    analysis,
    story,
    storyDigest,
    turningPoint,
    matrix,
    atlas,
    prices,
  }: StressFindings,
  given: GivenArguments,
): string {
  const { failing, seedsPaidTwice, centsPaidTwice, centsPaidTwiceOfSeed, findings, seeds } =
    analysis
  const { paid, violations, centsAtRisk, daysStuck } = analysis
  return jsonText({
    name: plan.scenario.name,
    isComplete,
    consistent: failing.length === 0,
    seeds,
    failing: failing.length,
    seedsPaidTwice,
    centsPaidTwice,
    centsPaidTwiceOfSeed,
    paid,
    text: failuresText(failing.length, seeds),
    shareBelow: failing.length === 0 ? shareBelow(seeds) : null,
    violations,
    centsAtRisk,
    daysStuck,
    checks: findings,
    failingSeeds: failing.map((one) => ({
      ...one,
      run: commandOfSeed(given, one.seed),
      ownParts: ownParts(plan, scenarioOfSeed(plan, one.seed)),
    })),
    faults: plan.faults,
    without: plan.without.map(kebabOfProtection),
    service: service && ownServiceJson(service),
    besideLab,
    story: story && {
      ...{ seed: story.seed, check: story.check, before: story.shrunk.before },
      ...{ after: story.shrunk.after, tries: story.shrunk.tries, text: story.story },
      digest: storyDigest,
    },
    turningPoint: turningPoint && turningPointJson(turningPoint),
    matrix,
    atlas: atlas && atlas.cells.map((cell) => atlasJson(plan, cell)),
    atlasSeedsSkipped: atlas && atlas.seedsSkipped,
    prices: prices && { faultBasisPoints: prices.plan.faultBasisPoints, ...prices.list },
    scenario: plan.written,
  })
}

/** Tests the seed alone, and tells its story. */
function commandOfSeed(
  { scenarios, faults, without, services, memoryLimitBytes }: GivenArguments,
  seed: string,
): string {
  const words = [
    ...scenarios,
    `--seed=${seed}`,
    ...['--seeds', '1'],
    ...(faults === null ? [] : ['--faults', faults]),
    ...(without === null ? [] : ['--without', without]),
    ...services.flatMap((service) => ['--service', service]),
    ...(memoryLimitBytes === undefined ? [] : ['--memory', String(memoryLimitBytes / 1e9)]),
  ]
  return `npm run --silent stress -- ${words.map(quoted).join(' ')} --out <dir>`
}

/** The first crash of a place can be run again, whether it harms or not. */
const atlasJson = (plan: StressPlan, { crash, ...cell }: AtlasCell) => ({
  ...cell,
  crash: crash && { ...crash, ownParts: ownParts(plan, scenarioOfCrash(plan, crash)) },
})

const turningPointJson = ({ foundAt, moments, rises, decided, ...others }: TurningPoint) => ({
  ...others,
  foundAt: isoFromInstant(foundAt),
  moments: moments.map(momentJson),
  rises: rises.map(({ before, after, firstAt, lastAt, happened }) => ({
    ...{ before: momentJson(before), after: momentJson(after) },
    ...{ firstAt: isoFromInstant(firstAt), lastAt: isoFromInstant(lastAt), happened },
  })),
  decided: decided && momentJson(decided),
})

const momentJson = ({ at, harmed }: FuturesFrom) => ({ at: isoFromInstant(at), harmed })

/** What a run has in place of parts of the scenario: with them, `simulate` runs it as the test did. */
const ownParts = (plan: StressPlan, scenario: Document): Document =>
  Object.fromEntries(
    Object.entries(scenario).filter(([part, value]) => !sameValue(value, plan.written[part])),
  )

export const storyFiles = (
  told: FailureStory,
  service: OwnServiceFile | null,
): Record<StoryFile, string> => ({
  'repro.json': jsonText(told.repro),
  'story.md': storyMarkdown(told, service),
  'story.svg': svgOf(told.diagram),
  'trace.json': chromeTrace(told.story.title, told.timeline),
})

function storyMarkdown(
  { story, diagram, repro, seed, check }: FailureStory,
  service: OwnServiceFile | null,
): string {
  const withService = service ? ` --service ${service.name}` : ''
  return `# ${story.title}

${story.sentences.map((sentence) => `- ${sentence}`).join('\n')}

Found by the check \`${check}\`:

> ${story.witness}

\`\`\`mermaid
${mermaidOf(diagram)}\`\`\`

Seed \`${seed}\`. To see it again, run \`npm run --silent simulate -- repro.json${withService} --out <dir>\` on this scenario:

\`\`\`json
${jsonText(repro)}\`\`\`
`
}
