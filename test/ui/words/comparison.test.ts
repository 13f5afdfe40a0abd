import { describe, expect, it } from 'vitest'
import {
  answerSentence,
  assumedReaction,
  changedSentence,
  changeWords,
} from '../../../src/ui/words/comparison'

const FEE = { path: 'policy.instantFeeBasisPoints', values: [300, 150] }
const SIZE = { path: 'population.monthlyGross.sigma', values: [1, 2] }
const RUNS = ['A · Three', 'B · Half']
const change = 'Half the fee'
const SAME = { payers: null, sales: null }

describe('what changed', () => {
  it.each([
    [[], 'What changed: nothing. The runs have the same settings.'],
    [
      [FEE, SIZE],
      'What changed: Instant fee, percentage 1.5% instead of 3%; Monthly gross, spread (sigma) 2 instead of 1.',
    ],
    // The answers name it.
    [[FEE], 'All other settings are the same.'],
    [[{ ...FEE, values: [300, 150, 100] }], 'All other settings are the same.'],
    [[{ ...FEE, values: [300, 150, 300] }], 'What changed: Instant fee, percentage: 3%, 1.5%, 3%.'],
  ])('in one sentence', (differences, sentence) => {
    expect(changedSentence(differences, SAME, false)).toBe(sentence)
  })

  it.each([
    [[], ['may.csv', 'june.csv'], 'What changed: Sales june.csv instead of may.csv.'],
    [
      [{ ...FEE, values: [300, 150, 300] }],
      ['may.csv', 'june.csv', 'generated sales'],
      'What changed: Sales: may.csv, june.csv, generated sales; Instant fee, percentage: 3%, 1.5%, 3%.',
    ],
  ])('names the sales of all runs where they differ', (differences, sales, sentence) => {
    expect(changedSentence(differences, { ...SAME, sales }, false)).toBe(sentence)
  })

  it('names who paid in each run where that differs', () => {
    const payers = ['the lab’s service', 'mine.ts (01234567)']
    expect(changedSentence([], { payers, sales: null }, false)).toBe(
      'What changed: Who pays mine.ts (01234567) instead of the lab’s service.',
    )
  })

  it('says nothing again of a fee that the names of the runs say whole', () => {
    const flat = { path: 'policy.instantFeeFlatCents', values: [0, 199] }
    expect(changedSentence([FEE, flat], SAME, true)).toBe('All other settings are the same.')
    expect(changedSentence([FEE, SIZE], SAME, true)).toMatch(/^What changed: /)
  })

  it('between two runs, is the one setting or their names', () => {
    expect(changeWords([FEE], 1, RUNS)).toBe('Instant fee, percentage 1.5% instead of 3%')
    expect(changeWords([FEE, SIZE], 1, RUNS)).toBe('“B · Half” instead of “A · Three”')
    // Of three runs, what the third one has from the second is not what it has from the first.
    const three = [
      { ...FEE, values: [300, 150, 300] },
      { ...SIZE, values: [1, 1, 2] },
    ]
    expect(changeWords(three, 1, [...RUNS, 'C'])).toBe('Instant fee, percentage 1.5% instead of 3%')
  })
})

describe('what the answer assumes', () => {
  const assumed =
    'Assumed: nobody joins or leaves daily payouts because of the change. Who is on which schedule is an input.'

  it.each([
    ['a fee', [FEE], assumed],
    ['a rule among other settings', [SIZE, { ...FEE, path: 'policy.minimumCents' }], assumed],
    ['a change of rules in the run', [{ path: 'policyChanges', values: [[], [{}]] }], assumed],
    ['no rule', [SIZE], null],
    ['nothing', [], null],
  ])('where runs differ in %s', (_, differences, sentence) => {
    expect(assumedReaction(differences, ['fixed', 'fixed'])).toBe(sentence)
  })

  it('is the model of adoption, where creators decide by it', () => {
    expect(assumedReaction([FEE], ['model', 'model'])).toBe(
      'Assumed: who takes daily payouts follows the model of adoption, in which creators weigh the fee.',
    )
    expect(assumedReaction([FEE], ['fixed', 'model'])).toMatch(/^Assumed: in some of the runs, /)
    expect(assumedReaction([SIZE], ['model', 'model'])).toBeNull()
  })
})

describe('the answer', () => {
  const estimate = { mean: -134_100, low: -160_000, high: -105_000, n: 30 }

  it('has its interval and the seeds that it is from', () => {
    expect(answerSentence({ change, dayCount: 90, differenceCents: -150_000, estimate })).toBe(
      'Half the fee: in 90 days, on average over 30 seeds, the platform earned $1,340 less on all payouts, fees less processor cost (95% interval $1,600 to $1,050 less).',
    )
  })

  it('says that the seeds do not tell the runs apart', () => {
    const open = { ...estimate, high: 20_000 }
    const barely = { ...estimate, mean: 61_15, low: 30, high: 122_00 }
    expect(
      answerSentence({ change, dayCount: 90, differenceCents: 6_115, estimate: barely }),
    ).toContain(
      'earned $61 more on all payouts, fees less processor cost (95% interval $1 to $122 more).',
    )
    expect(
      answerSentence({ change, dayCount: 90, differenceCents: -150_000, estimate: open }),
    ).toBe(
      'Half the fee: in 90 days, on average over 30 seeds, the platform earned $1,340 less on all payouts, fees less processor cost, but that is not enough seeds to be sure (95% interval $1,600 less to $200 more).',
    )
  })

  it('says that there is no difference, or how little one seed says', () => {
    const none = { mean: 0, low: 0, high: 0, n: 30 }
    expect(answerSentence({ change, dayCount: 90, differenceCents: 0, estimate: none })).toBe(
      'Half the fee: no difference to the margin in 30 seeds.',
    )
    const same = { mean: -6_54, low: -6_54, high: -6_54, n: 30 }
    expect(answerSentence({ change, dayCount: 90, differenceCents: -6_54, estimate: same })).toBe(
      'Half the fee: in 90 days, the platform earned $6.54 less on all payouts, fees less processor cost, in each of 30 seeds. The seed changes nothing here.',
    )
    const one = { mean: -10_449, low: null, high: null, n: 1 }
    expect(answerSentence({ change, dayCount: 90, differenceCents: -10_449, estimate: one })).toBe(
      'Half the fee: in 90 days, the platform earned $104.49 less on all payouts, fees less processor cost, with this one seed. How much of that is chance is not known yet.',
    )
    expect(answerSentence({ change, dayCount: 90, differenceCents: null, estimate: null })).toBe(
      'Half the fee: one of the runs has no margin to compare.',
    )
  })
})
