/** Each protection that keeps payouts going, on and off: what a run reaches, and what becomes of what failed. */
import { describe, expect, it } from 'vitest'
import { SECONDS_IN_DAY, startOfDay } from '../../src/core/calendar'
import {
  kebabOfProtection,
  PROTECTIONS,
  protectionOfKebab,
  type ProtectionName,
} from '../../src/core/protections'
import { JOB_KINDS } from '../../src/core/work-names'
import { timetable } from '../../src/payouts/jobs'
import { STEPS } from '../../src/payouts/steps'
import { at, day } from '../support/days'
import { ledgerWith, sell } from '../support/ledgers'
import { answer, Service } from '../support/service'

const CREATORS = 5
const THURSDAY = '2026-09-03'

function serviceWithout(off: readonly ProtectionName[], creators = CREATORS): Service {
  const ledger = ledgerWith(...Array.from({ length: creators }, () => ({})))
  for (let creatorId = 1; creatorId <= creators; creatorId += 1) {
    sell(ledger, creatorId, at('2026-08-20T12:00:00Z'), 200_00)
  }
  return new Service(ledger, startOfDay(day(THURSDAY)), {}, off)
}

const jobsOf = (service: Service, date: string) => timetable(service.context, day(date))

function runJob(service: Service, date: string, name: string): void {
  const entry = jobsOf(service, date).find(({ job }) => job.name === name)
  if (!entry) return
  service.now = startOfDay(day(date)) + entry.secondOfDay
  service.run(entry.job.begin())
}

const liveOn = (service: Service): void => {
  while (service.enqueued.length > 0) service.runNextJob()
}

const paidCreators = (service: Service): unknown[] =>
  service.ledger.database
    .statement('SELECT creator_id FROM ledger_payouts ORDER BY creator_id')
    .rows([])
    .flat()

const states = (service: Service): unknown[] => service.payouts.map(([, , state]) => state)

describe('the names of protections', () => {
  it('have a form for documents and the command line', () => {
    expect(kebabOfProtection('webhookDeduplication')).toBe('webhook-deduplication')
    expect(PROTECTIONS.map(kebabOfProtection).map(protectionOfKebab)).toEqual([...PROTECTIONS])
    expect(protectionOfKebab('claimLock')).toBeNull()
  })
})

describe('a run in many jobs', () => {
  it.each([
    [[], [1, 3, 4, 5]],
    [['slicedJobs'], [1]],
  ] as [ProtectionName[], number[]][])(
    'without %j: with its first worker dead at the first creator, it pays %j',
    (off, paid) => {
      const service = serviceWithout(off)
      runJob(service, THURSDAY, 'standard-payouts')
      service.runUntil('call-create-payout', service.enqueued.shift()!.job.begin())
      liveOn(service)
      expect(paidCreators(service)).toEqual(paid)
    },
  )

  it('that is one job begins at its first creator again', () => {
    const service = serviceWithout(['slicedJobs'])
    runJob(service, THURSDAY, 'standard-payouts')
    const { job } = service.enqueued.shift()!
    expect(job.creatorIds).toEqual([1, 2, 3, 4, 5])
    service.runUntil('call-create-payout', job.begin())
    service.run(job.begin())
    expect(paidCreators(service)).toEqual([1, 2, 3, 4, 5])
  })
})

describe('retries', () => {
  it.each([
    [[], 2, ['processing'], []],
    [['retries'], 1, ['processing'], ['unaccounted_money']],
  ] as [ProtectionName[], number, string[], string[]][])(
    'without %j: a call without an answer is made %i times',
    (off, calls, left, pauses) => {
      const service = serviceWithout(off, 1)
      service.answers = { create_payout: [answer.unknown] }
      service.pay('standard', '2026-08-28')
      expect(service.requestsOf('create_payout')).toHaveLength(calls)
      expect(states(service)).toEqual(left)
      expect(service.ledger.pauses.of(1).map(({ source }) => source)).toEqual(pauses)
    },
  )

  it.each([
    [[], 3, ['failed', 'processing']],
    [['retries'], 0, ['failed']],
  ] as [ProtectionName[], number, string[]][])(
    'without %j: a job begins again %i times, and of what failed for a passing reason there is %j',
    (off, retriesMax, payouts) => {
      const service = serviceWithout(off, 1)
      service.answers = { create_payout: [answer.refused('processor_unavailable')] }
      runJob(service, THURSDAY, 'standard-payouts')
      expect(service.enqueued.map(({ job }) => job.retriesMax)).toEqual([retriesMax])
      liveOn(service)
      runJob(service, THURSDAY, 'requeue-transient-failures')
      liveOn(service)
      expect(states(service)).toEqual(payouts)
    },
  )
})

describe('looking into stuck payouts', () => {
  it.each([
    [[], 'completed'],
    [['reconciliation'], 'processing'],
  ] as [ProtectionName[], string][])(
    'without %j: a payout whose webhook is lost is %s two weeks later',
    (off, state) => {
      const service = serviceWithout(off, 1)
      service.pay('standard', '2026-08-28')
      const news = { kind: 'payout_paid', payoutId: 1, processorPayoutId: 'po_1' } as const
      const found = { found: 'payout', processorPayoutId: 'po_1', costCents: 10, news } as const
      for (let date = day(THURSDAY); date < day(THURSDAY) + 14; date += 1) {
        service.answers = { look_up: [{ outcome: 'done', result: found }] }
        const sync = timetable(service.context, date).find(
          ({ job }) => job.kind === 'sync-stuck-payouts',
        )
        if (!sync) continue
        service.now = startOfDay(date) + sync.secondOfDay
        service.run(sync.job.begin())
        liveOn(service)
      }
      expect(states(service)).toEqual([state])
    },
  )
})

describe('the pause after repeated failures', () => {
  it.each([
    [[], 3],
    [['threeStrikesPause'], 6],
  ] as [ProtectionName[], number][])(
    'without %j: a closed bank account is tried %i times in six weeks',
    (off, tries) => {
      const service = serviceWithout(off, 1)
      for (let week = 0; week < 6; week += 1) {
        service.answers = { create_payout: [answer.refused('account_closed')] }
        service.pay('standard', '2026-08-28')
        service.now += 7 * SECONDS_IN_DAY
      }
      expect(service.requestsOf('create_payout')).toHaveLength(tries)
    },
  )
})

describe('named steps', () => {
  it('have names in kebab case, and jobs kinds of their own', () => {
    for (const name of [...Object.keys(STEPS), ...JOB_KINDS]) expect(name).toMatch(/^[a-z-]+$/)
    expect(new Set(JOB_KINDS).size).toBe(JOB_KINDS.length)
  })
})
