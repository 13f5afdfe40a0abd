/**
 * What else of the lab's own somebody has handed over in place of a scenario or a sweep: the results of a command are JSON
 * too, and all that is in them would be refused name by name.
 */
import { isDocument, type Document } from './document-paths'
import { refusal, type Refused } from './problems'

interface Kind {
  isIt: (document: Document) => boolean
  /** What it is, and where in it or elsewhere is what was expected. */
  words: string
}

const hasAll =
  (...names: readonly string[]) =>
  (document: Document): boolean =>
    names.every((name) => Object.hasOwn(document, name))

const SWEEP_PARTS = ['axes', 'alternatives', 'sensitivity', 'samples'] as const
const SCENARIO_PARTS = ['days', 'startDay', 'policy', 'population', 'creators', 'sales'] as const
const hasSweepPart = (document: Document): boolean =>
  SWEEP_PARTS.some((name) => Object.hasOwn(document, name))

const RESULTS: readonly Kind[] = [
  {
    isIt: hasAll('digest', 'timeToCash'),
    words: 'the report of a run, which has its scenario under "scenario"',
  },
  {
    isIt: hasAll('whatChanged', 'runs'),
    words: 'the result of a comparison, which has the scenario of each run under "runs"',
  },
  {
    isIt: hasAll('failingSeeds', 'scenario'),
    words: 'the result of a stress test, which has its scenario under "scenario"',
  },
  {
    isIt: hasAll('points', 'sweep'),
    words: 'the result of a sweep, which has the sweep under "sweep"',
  },
  {
    isIt: hasAll('incidents', 'ok'),
    words: 'the result of the incident library, whose scenarios are the files beside it',
  },
]

/** By what was expected; the first that fits says what it is. */
const KINDS: Readonly<Record<'scenario' | 'sweep', readonly Kind[]>> = {
  scenario: [
    ...RESULTS,
    {
      isIt: (document) => Object.hasOwn(document, 'scenario') && hasSweepPart(document),
      words: 'a sweep, which has its scenario under "scenario"',
    },
  ],
  sweep: [
    ...RESULTS,
    {
      isIt: (document) =>
        !Object.hasOwn(document, 'scenario') &&
        !hasSweepPart(document) &&
        SCENARIO_PARTS.some((name) => Object.hasOwn(document, name)),
      words: 'a scenario, which a sweep has under "scenario"',
    },
  ],
}

/** The refusal of a document that is something else of the lab's; `null` of one that is not known. */
export function refuseOtherDocument(
  expected: keyof typeof KINDS,
  document: unknown,
): Refused | null {
  if (!isDocument(document)) return null
  const kind = KINDS[expected].find(({ isIt }) => isIt(document))
  return kind ? refusal(expected, document, `a ${expected}; this is ${kind.words}`) : null
}
