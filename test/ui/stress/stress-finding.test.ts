import { expect, it } from 'vitest'
import type { CheckName } from '../../../src/checks/check'
import type { ShownPart } from '../../../src/core/sentence'
import {
  besideLabText,
  failedSeedText,
  failingInOrder,
  stressFinding,
} from '../../../src/ui/stress/stress-finding'
import { analyseStress, type StressAnalysis } from '../../../workers/stress-contract'

const LATE = { kind: 'eventually', severity: 'late' } as const
const MONEY = { kind: 'never', severity: 'money' } as const
const BOOKS = { kind: 'eventually', severity: 'books' } as const

function violation(
  name: CheckName,
  centsAtRisk: number,
  of: typeof LATE | typeof MONEY | typeof BOOKS,
  paidTwice = 0,
) {
  return {
    ...{
      name,
      ...of,
      centsAtRisk,
      violations: 1,
      paidTwice,
      centsPaidTwice: paidTwice * 48_54,
      firstAt: null,
      foundAt: null,
      witness: null,
      witnessParts: [] as ShownPart[],
    },
    ...{ creators: [], payoutIds: [] },
  }
}
const TWICE = violation('processors_pay_balances_once', 50_00, MONEY, 1)
const DISAGREES = violation('processor_agrees', 100_00, MONEY)
const PAID_AGAIN = violation('processor_agrees', 100_00, MONEY, 1)
const STUCK = violation('payouts_follow_processor', 900_00, LATE)
const UNBOOKED = violation('costs_charged_are_booked', 8_00, BOOKS)

function analysed(...violations: (typeof TWICE)[][]): StressAnalysis {
  const seeds = violations.map((found, index) => ({
    ...{ seed: String(index), violations: found, daysStuck: 0, faults: 10 },
    paid: { payments: 200, cents: 5_000_00 },
    centsAtRisk: found.reduce((sum, { centsAtRisk }) => sum + centsAtRisk, 0),
  }))
  return analyseStress({ seeds })
}

it.each([
  [
    'the seeds in which somebody was paid twice, and not all that fail a check',
    analysed([TWICE, STUCK], [STUCK], [STUCK], []),
    [
      null,
      'Somebody was paid twice in 1 of 4 seeds: $48.54 in all.',
      /^In all seeds the processors paid \$20,000\.00 in 800 payments: 0\.24% of the money was paid twice\. A balance paid by two payouts: 1 of 4 seeds\. \$50\.00 at risk\. At least one check fails: 3 of 4 seeds, after 40 faults\.$/,
    ],
  ],
  [
    'how much of it was in one seed, where several have any',
    analysed([TWICE], [TWICE, PAID_AGAIN], []),
    [
      null,
      'Somebody was paid twice in 2 of 3 seeds: $145.62 in all.',
      /^That is \$48\.54 to \$97\.08 in each of these seeds\. In all seeds .* 0\.97% of the money was paid twice\. A balance paid by two payouts: 2 of 3 seeds\. \$100\.00 at risk/,
    ],
  ],
  [
    'that nobody was, before what else went wrong',
    analysed([STUCK], [STUCK], [], []),
    [
      'Nobody was paid twice.',
      'A payout does not follow the processor: 2 of 4 seeds.',
      /^\$1,800\.00 at risk/,
    ],
  ],
  [
    'in how many seeds a processor has paid one payout twice, of those in which it disagrees',
    analysed([PAID_AGAIN], [DISAGREES], [], []),
    [
      null,
      'Somebody was paid twice in 1 of 4 seeds: $48.54 in all.',
      /twice\. The ledger and the processor disagree: 2 of 4 seeds\. \$200\.00 at risk/,
    ],
  ],
  [
    'that nobody was where a processor disagrees about something else',
    analysed([DISAGREES], [], [], []),
    [
      'Nobody was paid twice.',
      'The ledger and the processor disagree: 1 of 4 seeds.',
      /^\$100\.00 at risk/,
    ],
  ],
  [
    'the seeds in which most money is at risk, not those of a small harm found more often',
    analysed([UNBOOKED, STUCK], [UNBOOKED], [UNBOOKED], []),
    [
      'Nobody was paid twice.',
      'A payout does not follow the processor: 1 of 4 seeds.',
      /^\$900\.00 at risk/,
    ],
  ],
  [
    'of equal amounts those found more often',
    analysed([{ ...UNBOOKED, centsAtRisk: 450_00 }, STUCK], [{ ...UNBOOKED, centsAtRisk: 450_00 }]),
    ['Nobody was paid twice.', 'A cost is not booked as it was charged: 2 of 2 seeds.', /^\$900/],
  ],
  [
    'that nobody was, where no check found anything',
    analysed([], [], [], []),
    ['Nobody was paid twice.', null, /^No check found anything\. 0 of 4 seeds: below 75% at 95%/],
  ],
] as const)('the answer counts %s', (_what, analysis, [reassuring, failing, others]) => {
  const finding = stressFinding(analysis)
  expect(finding).toMatchObject({ reassuring, failing, isOpen: false })
  expect(finding.rest ?? finding.grounds).toMatch(others)
})

it('a failed seed is told by its gravest check, with what that one puts at risk', () => {
  const { failing } = analysed([TWICE, STUCK], [STUCK])
  const texts = failing.map(failedSeedText)
  expect(texts).toEqual([
    'A balance paid by two payouts, $50.00 at risk. 1 more check failed. 10 faults',
    'A payout does not follow the processor, $900.00 at risk. 10 faults',
  ])
})

it('a failed seed is told by what its witness says happened, where a check finds several things', () => {
  const witnessParts = ['payout 4: it pays money of 2026-09-01, which is too young']
  const early = { ...violation('payouts_were_allowed', 20_00, MONEY), witnessParts }
  expect(analysed([early]).failing.map(failedSeedText)).toEqual([
    'A payout of money that is too young, $20.00 at risk. 10 faults',
  ])
})

it('has the share that was paid twice with two digits, however small, as the command line has it', () => {
  const one = analysed([TWICE], [])
  const paid = { payments: 9_000, cents: 194_160_00 }
  expect(stressFinding({ ...one, paid }).grounds).toContain(': 0.025% of the money was paid twice.')
})

it('says nothing of an amount that the checks do not know', () => {
  const unpriced = { ...STUCK, centsAtRisk: 0 }
  const one = analysed([unpriced])
  expect(stressFinding(one).grounds).toMatch(/^At least one check fails: 1 of 1 seed/)
  expect(one.failing.map(failedSeedText)).toEqual([
    'A payout does not follow the processor. 10 faults',
  ])
  const [both] = analysed([unpriced, { ...UNBOOKED, centsAtRisk: 0 }]).failing.map(failedSeedText)
  expect(both).toMatch(/\. 1 more check failed\. 10 faults$/)
  expect(both).not.toContain('$')
})

it('a failed seed is told by what puts most money at risk', () => {
  const [told] = analysed([UNBOOKED, STUCK]).failing.map(failedSeedText)
  expect(told).toMatch(/^A payout does not follow the processor, \$900\.00 at risk/)
})

it('seeds that fail the check of the sentence come first, each kind in the order of the seeds', () => {
  const analysis = analysed([STUCK], [STUCK, TWICE], [], [DISAGREES], [TWICE])
  expect(failingInOrder(analysis).map(({ seed }) => seed)).toEqual(['1', '4', '0', '3'])
})

it('says of a service of the reader’s in how many seeds it made no difference', () => {
  expect(besideLabText({ seeds: 10, same: 8 })).toBe(
    'In 8 of the first 10 seeds the ledger is the lab’s, row for row: what the service does in another way made no difference there.',
  )
  expect(besideLabText({ seeds: 3, same: 0 })).toBe(
    'In none of the first 3 seeds is the ledger the lab’s: in each the service did something in another way.',
  )
})
