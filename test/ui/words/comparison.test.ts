import { describe, expect, it } from 'vitest'
import {
  assumedReaction,
  changedSentence,
  changeWords,
  comparisonAnswer,
} from '../../../src/ui/words/comparison'

const FEE = { path: 'policy.instantFeeBasisPoints', values: [300, 150] }
const SIZE = { path: 'population.monthlyGross.sigma', values: [1, 2] }
const RUNS = ['A · Three', 'B · Half']
const change = 'Half the fee'
const SAME = { payers: null, sales: null, fees: null }

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
    expect(changedSentence([], { ...SAME, payers }, false)).toBe(
      'What changed: Who pays mine.ts (01234567) instead of the lab’s service.',
    )
  })

  it('says nothing again of a fee that the names of the runs say whole', () => {
    const flat = { path: 'policy.instantFeeFlatCents', values: [0, 199] }
    expect(changedSentence([FEE, flat], SAME, true)).toBe('All other settings are the same.')
    expect(changedSentence([FEE, SIZE], SAME, true)).toMatch(/^What changed: /)
  })

  it('says a fee of several figures whole, and other settings one by one', () => {
    const flat = { path: 'policy.instantFeeFlatCents', values: [0, 199] }
    const fees = ['3% of the net', '1.5% of the net and $1.99']
    expect(changedSentence([FEE, flat, SIZE], { ...SAME, fees }, false)).toBe(
      'What changed: Fee 1.5% of the net and $1.99 instead of 3% of the net; Monthly gross, spread (sigma) 2 instead of 1.',
    )
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
  const answerOf = (
    differenceCents: number | null,
    over: Parameters<typeof comparisonAnswer>[0]['estimate'],
  ) => comparisonAnswer({ change, dayCount: 90, differenceCents, estimate: over })

  it('has its interval and the seeds that it is from below it', () => {
    expect(answerOf(-150_000, estimate)).toEqual({
      answer: 'Half the fee: the platform earned $1,340 less in 90 days.',
      grounds:
        'On all payouts, fees less processor cost; on average over 30 seeds, with a 95% interval of $1,600 to $1,050 less.',
    })
    const barely = { ...estimate, mean: 61_15, low: 30, high: 122_00 }
    expect(answerOf(6_115, barely)).toEqual({
      answer: 'Half the fee: the platform earned $61 more in 90 days.',
      grounds:
        'On all payouts, fees less processor cost; on average over 30 seeds, with a 95% interval of $1 to $122 more.',
    })
  })

  it('says that the seeds do not tell the runs apart', () => {
    expect(answerOf(-150_000, { ...estimate, high: 20_000 })).toEqual({
      answer: 'Half the fee: the platform earned $1,340 less in 90 days, but that may be chance.',
      grounds:
        'On all payouts, fees less processor cost; on average over 30 seeds, with a 95% interval of $1,600 less to $200 more.',
    })
  })

  it('says that there is no difference, or how little one seed says', () => {
    expect(answerOf(0, { mean: 0, low: 0, high: 0, n: 30 })).toEqual({
      answer: 'Half the fee: no difference to the margin in 30 seeds.',
      grounds: '',
    })
    expect(answerOf(-6_54, { mean: -6_54, low: -6_54, high: -6_54, n: 30 })).toEqual({
      answer: 'Half the fee: the platform earned $6.54 less in 90 days.',
      grounds:
        'On all payouts, fees less processor cost, in each of 30 seeds. The seed changes nothing here.',
    })
    expect(answerOf(-10_449, { mean: -10_449, low: null, high: null, n: 1 })).toEqual({
      answer: 'Half the fee: the platform earned $104.49 less in 90 days.',
      grounds:
        'On all payouts, fees less processor cost, with this one seed. How much of that is chance is not known yet.',
    })
    expect(answerOf(null, null)).toEqual({
      answer: 'Half the fee: one of the runs has no margin to compare.',
      grounds: '',
    })
  })
})
