/** What goes wrong between the service, its workers and its processors: by chance, between two instants, or once. */
import { CALL_KINDS, CALL_REFUSALS, NEWS_KINDS, type SingleFault } from '../../core/single-fault'
import { PROCESSORS, RAILS } from '../../core/vocabulary'
import { JOB_KINDS, REACHED_STEPS, WORK_KINDS } from '../../core/work-names'
import { z } from '../zod'
import { assumed } from './facts'
import {
  basisPoints,
  businessDays,
  days,
  delay,
  handle,
  isoDay,
  isoDayOrInstant,
  plainText,
  seconds,
  wholeNumber,
} from './parts'

const LATENESS_SECONDS_MAX = 604_800

const callKind = z.enum(CALL_KINDS)

const calls = z
  .strictObject({
    lostBasisPoints: basisPoints().default(0),
    answerLostBasisPoints: basisPoints().default(0),
    lateBasisPoints: basisPoints().default(0),
    answerLateBasisPoints: basisPoints().default(0),
    lateness: delay(120, 1, 3_600, 'failures'),
    /** The time of calls that a fault has hit; the others are as slow as the latency says. */
    timeoutSeconds: seconds(1, LATENESS_SECONDS_MAX)
      .default(80)
      .meta({ source: 'the usual time that Stripe’s own libraries wait' }),
  })
  .prefault({})

const webhooks = z
  .strictObject({
    lateBasisPoints: basisPoints().default(0),
    lateness: delay(3_600, 1, 259_200, 'failures', 'Stripe tries for up to three days'),
  })
  .prefault({})

const workers = z
  .strictObject({
    killedBasisPoints: basisPoints().default(0),
    jobTwiceBasisPoints: basisPoints().default(0),
    clockOffSeconds: wholeNumber(-86_400, 86_400, 'seconds').default(0),
    waitBasisPoints: basisPoints().default(0),
    wait: delay(30, 1, 3_600, 'failures'),
  })
  .prefault({})

const outage = z.strictObject({
  from: isoDayOrInstant,
  until: isoDayOrInstant,
  processor: z.enum(PROCESSORS).optional(),
  rail: z.enum(RAILS).optional().meta({ vocabulary: 'rail' }),
  call: callKind.optional(),
  kind: z.enum(['no_answer', 'refused']).default('refused'),
})

const webhookOutage = z.strictObject({
  from: isoDayOrInstant,
  until: isoDayOrInstant,
  kind: z.enum(['not_confirmed', 'dropped']).default('not_confirmed'),
})

const restrictedAccount = z.strictObject({
  creator: handle,
  from: isoDayOrInstant,
  until: isoDayOrInstant,
})

const afterPayout = z
  .strictObject({
    chargebackBasisPoints: basisPoints().default(0),
    chargebackWithinDays: days(1, 120).default(7),
  })
  .prefault({})

const nth = wholeNumber(1, 1_000_000).default(1)
const counted = { on: isoDay.optional(), from: isoDayOrInstant.optional(), nth }
const creator = { creator: handle, ...counted }
const worker = { creator: handle.optional(), ...counted }
const step = z.enum(REACHED_STEPS)
const work = z.enum(WORK_KINDS).optional()
const lateness = seconds(0, LATENESS_SECONDS_MAX)
const code = plainText(60).nullable()
const news = z.enum(NEWS_KINDS)

const single = z.discriminatedUnion('fault', [
  z.strictObject({ fault: z.enum(['call-lost', 'answer-lost']), ...creator, call: callKind }),
  z.strictObject({
    fault: z.enum(['call-late', 'answer-late']),
    ...creator,
    call: callKind,
    seconds: lateness,
  }),
  z.strictObject({
    fault: z.literal('call-refused'),
    ...creator,
    call: callKind,
    code: z.enum(CALL_REFUSALS).default('processor_unavailable'),
  }),
  z.strictObject({
    fault: z.literal('batch-refused'),
    ...creator,
    code: plainText(60).default('batch_refused'),
  }),
  z.strictObject({
    fault: z.literal('refund-refused'),
    ...creator,
    code: plainText(60).default('expired_or_canceled_card'),
  }),
  z.strictObject({
    fault: z.enum(['payout-refused', 'payout-fails']),
    ...creator,
    code: code.default('could_not_process'),
  }),
  z.strictObject({
    fault: z.literal('payout-returned'),
    ...creator,
    code: code.default('account_closed'),
    afterBusinessDays: businessDays(1, 30).optional(),
  }),
  z.strictObject({ fault: z.literal('webhook-lost'), ...creator, news }),
  z.strictObject({
    fault: z.enum(['webhook-late', 'webhook-twice']),
    ...creator,
    news,
    seconds: lateness,
  }),
  z.strictObject({
    fault: z.literal('worker-killed'),
    ...worker,
    step,
    job: work,
    when: z.enum(['before', 'after']).default('after'),
    seconds: lateness.optional(),
  }),
  z.strictObject({
    fault: z.literal('worker-waits'),
    ...worker,
    step,
    job: work,
    seconds: lateness,
  }),
  z.strictObject({
    fault: z.literal('job-twice'),
    ...worker,
    job: z.enum(JOB_KINDS),
    seconds: lateness,
  }),
  z.strictObject({
    fault: z.literal('chargeback-after-payout'),
    ...creator,
    afterDays: days(0, 120).default(1),
  }),
]) satisfies z.ZodType<SingleFault>

export const faults = z.strictObject({
  calls: calls.meta(assumed('failures')),
  webhooks: webhooks.meta(assumed('failures')),
  workers: workers.meta(assumed('failures')),
  outages: z.array(outage).default([]),
  webhookOutages: z.array(webhookOutage).default([]),
  deploys: z.array(isoDayOrInstant).default([]),
  accounts: z.array(restrictedAccount).default([]),
  afterPayout: afterPayout.meta(assumed('failures')),
  single: z.array(single).default([]),
})
