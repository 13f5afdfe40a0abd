/**
 * Makes everything that explains a failing seed: its smallest scenario, the story, the diagram and
 * the timeline.
 */
import type { StressViolation, ViolatedCheck } from './stress-outcome'
import { withValueAt, type Document } from '../../scenario/document-paths'
import { NAME_LENGTH_MAX } from '../../scenario/limits'
import { acceptedRun, acceptedScenario } from '../accepted'
import type { RunPool } from '../run-pool'
import { gravest } from './analysis'
import type { TimelineSpan } from './chrome-trace'
import type { SeedOutcome } from './run-stress'
import { wouldLaterRunHelp } from './later-run-remedy'
import type { SequenceDiagram } from './sequence-diagram'
import { shrink, type ShrinkOptions, type Shrunk } from './shrink'
import { storyOf, type Story } from './story'
import { diagramOf } from './story-diagram'
import { headlineOfViolation } from './story-headlines'
import type { StressPlan } from './stress-plan'
import { scenarioOfSeed } from './stress-plan'
import { timelineOf } from './timeline'
import { toldEvents } from './told-events'

export interface FailureStory {
  seed: string
  check: ViolatedCheck
  /** What was made smaller. */
  failing: FailingScenario
  shrunk: Shrunk
  /** A scenario like any other: run by itself, it fails the same check with the same words. */
  repro: Document
  story: Story
  diagram: SequenceDiagram
  timeline: TimelineSpan[]
}

/** A scenario that fails a check under its own seed. */
export interface FailingScenario {
  scenario: Document
  check: ViolatedCheck
}

/** `null` where it was cancelled before there is anything to tell. */
export async function failureStory(
  pool: RunPool,
  plan: StressPlan,
  { seed, violations }: Pick<SeedOutcome, 'seed' | 'violations'>,
  options: ShrinkOptions = {},
): Promise<FailureStory | null> {
  const violation = gravest(violations)
  if (!violation) return null
  const failing = { scenario: scenarioOfSeed(plan, seed), check: violation.name }
  return storyOfScenario(pool, failing, options)
}

/** Likewise, and `null` where the scenario does not fail the check. */
export async function storyOfScenario(
  pool: RunPool,
  failing: FailingScenario,
  options: ShrinkOptions = {},
): Promise<FailureStory | null> {
  const shrunk = await shrink(pool, failing, options)
  return shrunk && tellStory(pool, failing, shrunk)
}

async function tellStory(
  pool: RunPool,
  failing: FailingScenario,
  shrunk: Shrunk,
): Promise<FailureStory> {
  const { check, violation } = shrunk
  const seed = String(failing.scenario['seed'])
  const repro = withValueAt(shrunk.scenario, 'name', nameOf(violation, seed))
  const scenario = acceptedScenario(repro)
  const { trace } = await acceptedRun(pool, { scenario: repro, keep: 'trace' })
  const told = toldEvents(trace, scenario.faults.webhookOutages)
  const isHelpedLater = await wouldLaterRunHelp(pool, { repro, scenario, check }, told)
  const story = storyOf(scenario, violation, told, isHelpedLater)
  return {
    ...{ seed, check, failing, shrunk, repro, story },
    diagram: diagramOf(story, told),
    timeline: timelineOf(trace),
  }
}

const nameOf = (violation: StressViolation, seed: string): string =>
  `${headlineOfViolation(violation)} (seed ${seed})`.slice(0, NAME_LENGTH_MAX)
