/** Incidents of the same sources that the lab cannot show, and why: no scenario pretends to. */
import type { IncidentNotModelled } from './incident'

const gumroad = (...numbers: number[]): IncidentNotModelled['source'] => ({
  references: numbers.map((number) => `antiwork/gumroad#${number}`),
  evidence: 'PR',
})
const thread = (...references: string[]): IncidentNotModelled['source'] => ({
  references,
  evidence: 'thread',
})

export const NOT_MODELLED: readonly IncidentNotModelled[] = [
  {
    id: 'a6-9',
    title:
      'Two health checks of a deployment waited at the same time, and one answer was out of date',
    source: gumroad(6782),
    reason: 'Deployments happen at given instants; the checks before them are not part of the lab.',
  },
  {
    id: 'a6-15',
    title: 'Exchange residue made each next payout larger than the account',
    source: gumroad(5175),
    reason: 'There is no ledger in a foreign currency; a residue is always in the account too.',
  },
  {
    id: 'a6-16',
    title: 'A negative foreign balance beside a clean one in dollars',
    source: gumroad(6848),
    reason: 'All balances are in US dollars.',
  },
  {
    id: 'a6-17',
    title: 'A transfer too small to settle made every payout fail',
    source: gumroad(5150),
    reason: 'Each transfer settles here, whatever its amount.',
  },
  {
    id: 'a6-22',
    title: 'False alarms that the platform’s balance must be topped up',
    source: gumroad(5516, 5538),
    reason: 'There are no alarms.',
  },
  {
    id: 'a6-27',
    title: 'A returned payout was credited to an account that no longer exists',
    source: gumroad(5852, 5854),
    reason: 'A change of country keeps the account; there are no retired ones.',
  },
  {
    id: 'a6-28',
    title: 'A sale was credited twice',
    source: gumroad(650),
    reason: 'Sales land in the ledger by one path, which has no switch.',
  },
  {
    id: 'a6-29',
    title: 'A refund during a dispute debited the seller twice',
    source: gumroad(4358, 4372),
    reason: 'A sale that is charged back cannot be refunded here.',
  },
  {
    id: 'a6-31',
    title: 'Payouts of suspended sellers skipped the 25 hours after a transfer',
    source: gumroad(5481),
    reason: 'One path sends all payouts; there is no second one to forget the rule.',
  },
  {
    id: 'a6-33',
    title: 'A review lifted a suspension that was 106 seconds old',
    source: { references: ['antiwork/gumroad risk.rb'], evidence: 'CODE' },
    reason: 'Compliance states do not change in mid-run.',
  },
  {
    id: 'a6-34',
    title: 'Balances in a second currency were never payable',
    source: gumroad(7742),
    reason: 'All balances are in US dollars.',
  },
  {
    id: 'a6-36',
    title: 'The fee is larger than the price',
    source: gumroad(3036, 3455),
    reason: 'A fee here is never more than the sale.',
  },
  {
    id: 'h-37',
    title: 'A refund after the payout is not carried into the next one',
    source: thread('polarsource/polar#4428', 'polarsource/polar#4807'),
    reason: 'Where a debt lands is one rule of the ledger, which has no switch.',
  },
  {
    id: 'h-38',
    title: 'A clawback is subtracted twice',
    source: thread('guillermoscript/lms-front#498', 'guillermoscript/lms-front#511'),
    reason: 'Refunds land in the ledger by one path, which has no switch.',
  },
  {
    id: 'h-45',
    title: 'A reversal keeps its old links, and sums break',
    source: thread('polarsource/polar#9666'),
    reason: 'Postings are only added; there are no links to keep.',
  },
  {
    id: 'h-46',
    title: 'Debits in progress are not counted',
    source: thread('blnkfinance/blnk#181'),
    reason: 'Claimed balances leave what is unpaid in the same step.',
  },
  {
    id: 'h-48',
    title: 'An account in debt swallows each transfer',
    source: gumroad(3943),
    reason: 'The service asks for the debt before it moves money, in every policy.',
  },
  {
    id: 'h-49',
    title: 'The refund is done and the transfer back fails',
    source: thread('alphagov/pay-connector#1792'),
    reason: 'A refund is a single call here; no transfer back follows it.',
  },
  {
    id: 'h-50',
    title: 'Shares of a split are a cent apart from the whole',
    source: thread('getdokan/dokan#3324'),
    reason: 'A sale has one creator.',
  },
  {
    id: 'h-51',
    title: 'A slice that begins after midnight counts as next week',
    source: thread('antiwork/gumroad#6270', 'charmverse/app.charmverse.io#4849'),
    reason: 'A run keeps its day in every policy; `test/cases` shows that it does.',
  },
  {
    id: 'h-58',
    title: 'A reversal takes an amount of dollars out of euros',
    source: gumroad(6464),
    reason: 'All balances are in US dollars.',
  },
  {
    id: 'h-59',
    title: 'A top-up is asked for in a currency that the platform does not hold',
    source: gumroad(7687),
    reason: 'All balances are in US dollars.',
  },
  {
    id: 'h-60',
    title: 'When clocks change, a job runs twice or not at all',
    source: thread('kelektiv/node-cron#563', 'all-of-us/raw-data-repository#4172'),
    reason: 'Runs start by UTC, in every policy.',
  },
  {
    id: 'h-62',
    title: 'Two withdrawals at once pass the limit of a day',
    source: thread('KanishJebaMathewM/Truxify#7840'),
    reason: 'The one limit of a day is the processor’s, which takes payouts one after another.',
  },
  {
    id: 'h-63',
    title: 'A refund is booked when it is asked for, and again by its webhook',
    source: thread('smartstore/Smartstore#1544'),
    reason: 'Refunds have no webhook here.',
  },
]
