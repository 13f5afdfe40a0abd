/** What a stress test says of itself on standard output: first the answer, then what was found, then the story. */
import { dollars } from '../core/dollars'
import { kebabOfProtection } from '../core/protections'
import type { FailureStory } from '../experiments/stress/failure-story'
import { failuresText } from '../experiments/stress/rule-of-three'
import type { StressFindings } from './stress-files'
import { counted } from './stuck-lines'

const SEEDS_NAMED_MAX = 5

export function stressSummary({ plan, analysis, story }: StressFindings): string[] {
  const { scenario, faults, without } = plan
  const { failing, findings, seeds } = analysis
  const drawn =
    faults.kind === 'drawn' ? `faults ${faults.presets.join(', ')}` : 'faults of the file'
  const off =
    without.length === 0
      ? 'all protections on'
      : `without ${without.map(kebabOfProtection).join(', ')}`
  return [
    `${scenario.name}: ${counted(seeds, 'seed')}, ${drawn}, ${off}`,
    `Seeds with a violation: ${failuresText(failing.length, seeds)}`,
    ...findings.map(
      ({ check, severity, seeds: failed, violations, centsAtRisk }) =>
        `VIOLATION: ${check} (${severity}) in ${counted(failed, 'seed')}, ${violations} in all, ${dollars(centsAtRisk)} at risk`,
    ),
    ...(failing.length > 0 ? [`Failing seeds: ${namesOf(failing.map(({ seed }) => seed))}`] : []),
    ...(story ? storyLines(story) : []),
  ]
}

function namesOf(seeds: readonly string[]): string {
  const others = seeds.length - SEEDS_NAMED_MAX
  const named = seeds.slice(0, SEEDS_NAMED_MAX).join(', ')
  return others > 0 ? `${named} and ${others} more` : named
}

const storyLines = ({ seed, check, shrunk, story }: FailureStory): string[] => [
  `The story of seed ${seed}, ${check}, in repro.json and story.md: ${counted(shrunk.after.creators, 'creator')}, ${counted(shrunk.after.faults, 'listed fault')}, ${counted(shrunk.after.days, 'day')}, found in ${shrunk.tries} runs`,
  story.title,
  ...story.sentences.map((sentence) => `  ${sentence}`),
]
