/** Payout runs that ended before they had paid everyone: what happens when the work of a run is one piece. */
import type { Incident } from './incident'
import type { ScenarioInput } from '../schema'
import { creatorsOwed, smallScenario } from './small-scenarios'

const THURSDAY = '2026-09-03'
const WEDNESDAY = '2026-09-02'
const TUESDAY = '2026-09-01'
const FRIDAY = '2026-09-04'

const usBank = creatorsOwed(40, 200_00)
const abroad = creatorsOwed(40, 200_00, { country: 'DE', rail: 'bank_abroad' })
const britain = creatorsOwed(20, 200_00, { country: 'GB', rail: 'bank_abroad' })
const india = creatorsOwed(24, 200_00, { country: 'IN', rail: 'cross_border' }, 'platform')
/**
 * A hundred and thirty creators. Those in the middle have too little for a payout, and the run
 * looks at them all the same.
 */
const paypal = creatorsOwed(130, 200_00, { country: 'UA', rail: 'paypal' }, 'platform').map(
  (creator, index) =>
    index < 10 || index >= 100
      ? creator
      : { ...creator, openingBalances: [{ day: '2026-08-20', amountCents: 50_00 }] },
)
const daily = creatorsOwed(10, 200_00, { schedule: 'daily' })

const FIVE_MINUTES = 300
const TWO_HOURS = 7_200

/** The deployments of Friday 10 July, on a run that takes 130 minutes to look through its creators. */
const fridayWithDeploys = (name: string, jobs: ScenarioInput['jobs']): ScenarioInput =>
  smallScenario(name, {
    days: 5,
    creators: paypal,
    jobs: { walkCreatorsPerMinute: 1, ...jobs },
    faults: { deploys: ['11:40', '13:25', '14:46', '15:59'].map((at) => `${FRIDAY}T${at}:00Z`) },
  })

const thursdayWithDeploy = (name: string, at: string): ScenarioInput =>
  smallScenario(name, {
    days: 5,
    creators: usBank,
    jobs: { sliceCreators: 10, standardRetriesMax: 0 },
    faults: { deploys: [at] },
  })

const dailyWithDeploy = (name: string, at: string): ScenarioInput =>
  smallScenario(name, {
    days: 1,
    creators: daily,
    jobs: { walkCreatorsPerMinute: 10 },
    faults: { deploys: [at] },
  })

export const RUN_INCIDENTS: readonly Incident[] = [
  {
    id: 'a6-1',
    title: 'Four fifths of a Wednesday run were never paid',
    date: '2026-05-27',
    story:
      'A run looks through its creators and hands them to jobs as it goes. A statement could take five minutes and no longer. The table had grown, the statement was cut off, and the run ended with it. Creators who had been handed out by then were paid. Nobody else was, and no alarm went off.',
    source: { references: ['antiwork/gumroad#5760'], evidence: 'PR' },
    difference: 'A job may take two hours instead of five minutes.',
    asItWas: smallScenario('Cut off after five minutes', {
      days: 5,
      creators: abroad,
      jobs: {
        sliceCreators: 8,
        walkCreatorsPerMinute: 2,
        lifetimeSeconds: FIVE_MINUTES,
        standardRetriesMax: 0,
      },
    }),
    asFixed: smallScenario('Two hours to look through everyone', {
      days: 5,
      creators: abroad,
      jobs: {
        sliceCreators: 8,
        walkCreatorsPerMinute: 2,
        lifetimeSeconds: TWO_HOURS,
        standardRetriesMax: 0,
      },
    }),
    expect: { measure: 'creators_unpaid', on: WEDNESDAY, asItWas: 32, asFixed: 0 },
  },
  {
    id: 'a6-2',
    title: 'One slow query stopped the US run',
    date: '2026-07-02',
    story:
      'The Thursday run found its creators with one query that joined users, balances and bank accounts. It read 1.36 million bank accounts and was stopped after 300 seconds. Creators were handed out only at the end of the query, so none were. About 1,124 sellers were not paid that week.',
    source: { references: ['antiwork/gumroad#5702', 'antiwork/gumroad#5698'], evidence: 'PR' },
    difference: 'The query is split and looks through creators ten times as fast.',
    asItWas: smallScenario('A slow query', {
      days: 5,
      creators: usBank,
      jobs: {
        handOut: 'whole-cohort',
        walkCreatorsPerMinute: 4,
        lifetimeSeconds: FIVE_MINUTES,
        standardRetriesMax: 0,
      },
    }),
    asFixed: smallScenario('A fast query', {
      days: 5,
      creators: usBank,
      jobs: {
        handOut: 'whole-cohort',
        walkCreatorsPerMinute: 40,
        lifetimeSeconds: FIVE_MINUTES,
        standardRetriesMax: 0,
      },
    }),
    expect: { measure: 'creators_unpaid', on: THURSDAY, asItWas: 40, asFixed: 0 },
  },
  {
    id: 'a6-3',
    title: 'Three retries that all failed in the same place',
    date: '2026-07-07',
    story:
      'The run for India grouped all unpaid rows of all sellers in one statement, in the busiest hour of the day. It was stopped. The job was tried again three times and stopped each time, because each attempt began with the same statement. About 240 sellers were left. A retry only helps against temporary failures.',
    source: { references: ['antiwork/gumroad#5755'], evidence: 'PR' },
    difference: 'An index and smaller statements look through creators ten times as fast.',
    asItWas: smallScenario('The same statement four times', {
      days: 5,
      creators: india,
      jobs: { handOut: 'whole-cohort', walkCreatorsPerMinute: 4, lifetimeSeconds: FIVE_MINUTES },
    }),
    asFixed: smallScenario('A statement that comes to its end', {
      days: 5,
      creators: india,
      jobs: { handOut: 'whole-cohort', walkCreatorsPerMinute: 40, lifetimeSeconds: FIVE_MINUTES },
    }),
    expect: { measure: 'creators_unpaid', on: TUESDAY, asItWas: 24, asFixed: 0 },
  },
  {
    id: 'a6-4',
    title: 'The run for the United Kingdom ran out of retries',
    date: '2026-07-08',
    story:
      'A day after India the same happened to the run for the United Kingdom: a statement longer than its five minutes, and retries that met the same limit. An engineer paid the sellers on request. From then on a statement of a payout run could take two hours.',
    source: { references: ['antiwork/gumroad#5760'], evidence: 'PR' },
    difference: 'A job may take two hours instead of five minutes.',
    asItWas: smallScenario('Retries of five minutes', {
      days: 5,
      creators: britain,
      jobs: { handOut: 'whole-cohort', walkCreatorsPerMinute: 2, lifetimeSeconds: FIVE_MINUTES },
    }),
    asFixed: smallScenario('One attempt of ten minutes', {
      days: 5,
      creators: britain,
      jobs: { handOut: 'whole-cohort', walkCreatorsPerMinute: 2, lifetimeSeconds: TWO_HOURS },
    }),
    expect: { measure: 'creators_unpaid', on: WEDNESDAY, asItWas: 20, asFixed: 0 },
  },
  {
    id: 'a6-5',
    title: 'Four deployments and hardly anybody was paid on Friday',
    date: '2026-07-10',
    story:
      'The Friday run for PayPal took about 130 minutes to look through its creators, and only then handed them all out. Deployments replaced its worker at 11:40, 13:25, 14:46 and 15:59 UTC. Each time the run began again and nobody had been handed out yet. 74 payouts were made; the Friday before there had been 1,193. No exception was raised.',
    source: { references: ['antiwork/gumroad#5797'], evidence: 'PR' },
    difference: 'Creators are handed out ten at a time while the run looks through them.',
    asItWas: fridayWithDeploys('All handed out at the end', { handOut: 'whole-cohort' }),
    asFixed: fridayWithDeploys('Handed out in slices', { sliceCreators: 10 }),
    expect: { measure: 'creators_unpaid', on: FRIDAY, asItWas: 40, asFixed: 20 },
  },
  {
    id: 'a6-6',
    title: 'The tail of a run that always begins at the lowest id',
    date: '2026-07-24',
    story:
      'Two weeks later creators were handed out in slices, and the same Friday run failed again. A worker lived for less than an hour, a full pass took more than two. Every restart began at the lowest id, so the same creators were looked through again and the last ones were never reached. 85,479 of about 195,000 had been looked through when the job was given up.',
    source: { references: ['antiwork/gumroad#6253', 'antiwork/gumroad#6252'], evidence: 'PR' },
    difference:
      'The run only lists ids, at once, and each slice is a job that looks through its own creators.',
    asItWas: fridayWithDeploys('Slices, from the lowest id each time', { sliceCreators: 10 }),
    asFixed: fridayWithDeploys('A job for each slice', {
      sliceCreators: 10,
      walkCreatorsPerMinute: null,
    }),
    expect: { measure: 'creators_unpaid', on: FRIDAY, asItWas: 20, asFixed: 0 },
  },
  {
    id: 'a6-7',
    title: 'A deployment in the middle of a batch',
    date: '2026-07-22',
    story:
      'A deployment replaces all workers. Jobs of a payout run that were in progress were dropped. If a job had no retry left, its creators were not paid. First there was a time of day without deployments. Later a deployment checked for a payout run in progress, and waited for up to 45 minutes.',
    source: { references: ['antiwork/gumroad#6160'], evidence: 'PR' },
    difference: 'The deployment waits for 45 minutes.',
    asItWas: thursdayWithDeploy('Deployed during the run', '2026-09-03T10:00:20Z'),
    asFixed: thursdayWithDeploy('Deployed after the run', '2026-09-03T10:45:20Z'),
    expect: { measure: 'creators_unpaid', on: THURSDAY, asItWas: 5, asFixed: 0 },
  },
  {
    id: 'a6-8',
    title: 'The daily run is lost for a day',
    date: '2026-07-25',
    story:
      'The daily run starts at 08:00 UTC and is never retried. The hours in which nothing was deployed had just been removed, and a deployment could replace its worker. Nobody did the rest of its work, and daily creators waited for the next morning. Other payout jobs are waited for, but not for ever. That is not safe for a job without a retry. Now a deployment waits for up to two hours and is then skipped.',
    source: { references: ['antiwork/gumroad#6261', 'antiwork/gumroad#6262'], evidence: 'PR' },
    difference: 'The deployment waits until the daily run is done.',
    asItWas: dailyWithDeploy('Deployed during the run', '2026-08-31T08:00:30Z'),
    asFixed: dailyWithDeploy('Deployed after the run', '2026-08-31T08:15:00Z'),
    expect: { measure: 'creators_unpaid', on: '2026-08-31', asItWas: 10, asFixed: 0 },
  },
  {
    id: 'a6-10',
    title: 'The daily run looked for a few hundred creators among all balances',
    date: '2026-08',
    story:
      'A few hundred creators were paid daily. To find them, the run grouped the balances of every seller, and took hours. The longer it took, the likelier its worker was replaced before it had handed anybody out. The fix begins with the creators who are on the daily schedule.',
    source: { references: ['antiwork/gumroad payouts.rb'], evidence: 'CODE' },
    difference: 'The run lists its creators at once instead of looking through one a minute.',
    asItWas: smallScenario('From the side of the balances', {
      days: 1,
      creators: daily,
      jobs: { walkCreatorsPerMinute: 1, lifetimeSeconds: FIVE_MINUTES },
    }),
    asFixed: smallScenario('From the side of the creators', {
      days: 1,
      creators: daily,
      jobs: { walkCreatorsPerMinute: null, lifetimeSeconds: FIVE_MINUTES },
    }),
    expect: { measure: 'creators_unpaid', on: '2026-08-31', asItWas: 10, asFixed: 0 },
  },
]
