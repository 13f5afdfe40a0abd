/**
 * The rules of payout as `docs/payout-rules.md` has them: each is a heading there, is written in this
 * code, tested by these tests, and uses these figures of a policy. `npm run rules` writes the tables of the document from this list and the
 * policies; a test fails until they agree.
 */
import { INSTANT_FEE_FIGURES } from '../../../src/core/fees/fee-figures'
import type { PolicyFigure } from '../../../src/core/policy-sources'

export interface Rule {
  heading: string
  /** `file name`: a file of `src`, and the function, class or constant in it. */
  code: readonly `${string} ${string}`[]
  /** Files of `test`. */
  tests: readonly string[]
  figures?: readonly PolicyFigure[]
}

export const RULES: readonly Rule[] = [
  {
    heading: 'Policy in force',
    code: ['core/policy-timeline PolicyTimeline'],
    tests: ['simulation/policy-changes', 'core/policy-timeline'],
  },
  {
    heading: 'Runs',
    code: ['payouts/jobs timetable'],
    tests: ['payouts/jobs'],
    figures: ['runWeekday'],
  },
  {
    heading: 'Cycles',
    code: ['core/payout-schedule nextRunCycleDay', 'payouts/payout-facts scheduleFacts'],
    tests: ['core/payout-schedule', 'payouts/quirks'],
    figures: ['cycleAnchor', 'cycleAdvance', 'spendsToday'],
  },
  {
    heading: 'Period end of a standard run',
    code: ['core/payout-schedule standardPeriodEnd'],
    tests: ['core/payout-schedule'],
    figures: ['holdDays'],
  },
  {
    heading: 'Period end of a daily run',
    code: ['core/payout-schedule dailyPeriodEnd'],
    tests: ['core/payout-schedule'],
  },
  {
    heading: 'Date shown to a creator',
    code: ['core/payout-schedule nextShownCycle'],
    tests: ['core/payout-schedule'],
    figures: ['railWeekdayShown', 'dailyDateShown', 'dailyShownWeeklyDates'],
  },
  {
    heading: 'Upcoming payouts',
    code: ['core/upcoming-payouts upcomingPayouts', 'core/payout-schedule smallestDatedCents'],
    tests: ['core/upcoming-payouts'],
    figures: ['endlessProjection'],
  },
  {
    heading: 'Days of a flexible schedule',
    code: ['core/flexible-schedule nextDueDay'],
    tests: ['core/flexible-schedule'],
  },
  {
    heading: 'Period end of a flexible schedule',
    code: ['core/flexible-schedule flexiblePeriodEnd'],
    tests: ['core/flexible-schedule'],
  },
  {
    heading: 'Threshold',
    code: ['core/flexible-schedule leastPayable'],
    tests: ['payouts/flexible-payouts'],
  },
  {
    heading: 'Dates of a flexible schedule',
    code: ['core/flexible-schedule upcomingFlexiblePayouts'],
    tests: ['core/flexible-schedule'],
  },
  {
    heading: 'Type of a flexible payout',
    code: ['payouts/flexible-verdict flexibleVerdict'],
    tests: ['payouts/flexible-payouts'],
  },
  {
    heading: 'Minimum',
    code: ['core/fees/payout-minimum standardMinimum', 'payouts/payout-facts standardPayoutFacts'],
    tests: ['payouts/quirks'],
    figures: ['minimumCents', 'countryMinimumCents', 'minimumBasis'],
  },
  {
    heading: 'Instant minimum',
    code: ['core/fees/payout-minimum instantMinimum'],
    tests: ['payouts/quirks'],
    figures: ['instantMinimumCents', 'instantHonoursOwnThreshold'],
  },
  {
    heading: 'Instant maximum',
    code: ['payouts/instant-verdict instantVerdict', 'core/instant-payouts batchBalances'],
    tests: ['cases/service-rules', 'core/eligibility'],
    figures: ['instantMaximumCents', 'instantRunAboveMaximum', 'oversizedBalance'],
  },
  {
    heading: 'Instantly available money',
    code: ['core/instant-payouts instantlyPayable'],
    tests: ['core/instant-payouts'],
    figures: ['availabilityCut'],
  },
  {
    heading: 'Payout on request',
    code: [
      'payouts/instant-payouts-service InstantPayoutsService',
      'core/instant-payouts batchBalances',
    ],
    tests: ['payouts/instant-payouts-service', 'core/instant-payouts'],
    figures: ['batchClaim', 'batchPacking'],
  },
  {
    heading: 'Sale fee',
    code: ['core/fees/payout-fee saleFee'],
    tests: ['core/fees/payout-fee'],
    figures: [
      'saleFeeBasisPoints',
      'saleFeeFixedCents',
      'processingFeeBasisPoints',
      'processingFeeFixedCents',
    ],
  },
  {
    heading: 'Instant fee',
    code: [
      'core/fees/fee-structure instantFee',
      'core/fees/fee-history payoutsBefore',
      'core/fees/payout-fee feeInProcessorBooks',
    ],
    tests: ['core/fees/fee-structure', 'core/fees/fee-history', 'simulation/instant-fees'],
    figures: [...INSTANT_FEE_FIGURES, 'processorRoundsOwnFee'],
  },
  {
    heading: 'PayPal fee',
    code: ['core/fees/payout-fee paypalPayoutFee', 'core/fees/payout-fee readFeeText'],
    tests: ['core/fees/payout-fee', 'core/paypal-fee-text'],
    figures: ['paypalFeeBasisPoints', 'paypalFeeExemptCountries', 'paypalFeeReading'],
  },
  {
    heading: 'Largest payout to a card',
    code: ['payouts/perform-payout isAboveDebitCardMaximum'],
    tests: ['payouts/perform-payout'],
    figures: ['debitCardMaximumCents'],
  },
  {
    heading: 'Small transfers abroad',
    code: ['payouts/payable withoutSmallTransfer'],
    tests: ['payouts/payout-users-service'],
    figures: ['foreignTransferMinimumCents'],
  },
  {
    heading: 'Gates',
    code: ['core/eligibility payoutRefusal'],
    tests: ['core/eligibility'],
    figures: ['gates', 'allReasonsTold'],
  },
  {
    heading: 'Review',
    code: ['core/eligibility complianceRefusals', 'core/eligibility minimumBeforeReview'],
    tests: ['core/eligibility'],
    figures: ['compliantOnly', 'minimumToldBeforeReview'],
  },
  { heading: 'Guardian', code: ['core/eligibility guardianRefusals'], tests: ['core/eligibility'] },
  { heading: 'Pause', code: ['payouts/standing isPaused'], tests: ['payouts/chargeback-hold'] },
  {
    heading: 'Instant support',
    code: ['core/eligibility instantObstacle'],
    tests: ['core/eligibility'],
    figures: ['instantCountries', 'instantCompletedPayoutsMinimum', 'instantAccountAgeDaysMinimum'],
  },
  {
    heading: 'Payout in progress',
    code: ['core/eligibility processorRefusals', 'payouts/payout-facts payoutInProgress'],
    tests: ['core/eligibility', 'payouts/payout-users-service', 'payouts/quirks'],
    figures: ['processingBlocksDays', 'processingBlocksInstant'],
  },
  {
    heading: 'Payouts that an admin requests',
    code: ['core/eligibility complianceRefusals'],
    tests: ['payouts/quirks'],
  },
  {
    heading: 'Notes',
    code: ['payouts/notes noteSkip'],
    tests: ['payouts/payout-users-service', 'payouts/notes'],
  },
  {
    heading: 'Type of a payout',
    code: ['payouts/payout-users-service PayoutUsersService'],
    tests: ['payouts/payout-users-service'],
  },
  {
    heading: 'The service before daily payouts',
    code: ['payouts/before-daily/plan planBeforeDaily'],
    tests: ['payouts/before-daily/agreement'],
  },
  {
    heading: 'Comparing services',
    code: ['payouts/payout-service-adapter PayoutServiceAdapter'],
    tests: ['payouts/service-comparison'],
  },
  {
    heading: 'Claiming',
    code: ['payouts/create-payout createPlannedPayout'],
    tests: ['payouts/payout-users-service'],
  },
  {
    heading: 'Performing',
    code: ['payouts/perform-payout performPayout'],
    tests: ['payouts/perform-payout'],
  },
  {
    heading: 'Change of destination',
    code: ['payouts/change-destination changeDestination', 'ledger/balances Balances'],
    tests: ['cases/market'],
  },
  {
    heading: 'Cancelling a payout',
    code: ['payouts/cancel-payout cancelPayout'],
    tests: ['cases/market'],
  },
  {
    heading: 'States of a payout',
    code: ['core/payout-state canPayoutBecome'],
    tests: ['core/states'],
  },
  {
    heading: 'States of a balance',
    code: ['core/balance-state canBalanceBecome'],
    tests: ['core/states'],
  },
  { heading: 'Webhooks', code: ['payouts/webhooks receiveWebhook'], tests: ['payouts/webhooks'] },
  {
    heading: 'Straight returns',
    code: ['payouts/paypal/paypal-outcome applyPaypalOutcome'],
    tests: ['payouts/paypal/paypal-notices'],
    figures: ['straightReturnFreesBalances'],
  },
  {
    heading: 'The platform’s own account',
    code: ['simulation/platform-sweep planSweep', 'processors/stripe StripeProcessor'],
    tests: ['cases/market'],
  },
  {
    heading: 'Failure reasons',
    code: ['core/failure-reasons failureRuleOf', 'payouts/standing refusedForGood'],
    tests: ['core/failure-reasons', 'payouts/repeated-failures'],
    figures: ['goneBankAccountStops'],
  },
  {
    heading: 'Repeated failures',
    code: ['payouts/repeated-failures pauseAfterRepeatedFailures'],
    tests: ['payouts/repeated-failures'],
    figures: ['repeatedFailuresPause'],
  },
  {
    heading: 'Stuck payouts',
    code: ['payouts/recovery syncStuckPayouts', 'payouts/jobs recoveryOn'],
    tests: ['payouts/recovery'],
    figures: ['stuckPayoutHours'],
  },
  {
    heading: 'Payouts that came back',
    code: ['payouts/came-back askWhetherBack'],
    tests: ['cases/faults-alone', 'payouts/came-back'],
  },
  {
    heading: 'Unanswered requests',
    code: ['payouts/ask ask', 'payouts/recovery lookIntoUnaccounted'],
    tests: ['payouts/late-answers', 'cases/unaccounted-money'],
  },
  {
    heading: 'Paid after it was given up',
    code: [
      'payouts/paid-after-failure lookIntoPaidAfterFailure',
      'payouts/paid-after-failure returnAfterFailure',
    ],
    tests: ['payouts/late-answers', 'checks/returned-after-failure'],
  },
  {
    heading: 'Retries',
    code: ['payouts/recovery requeueTransientFailures'],
    tests: ['payouts/recovery'],
    figures: ['transientRetriesMax'],
  },
  {
    heading: 'PayPal failures without a reason',
    code: ['payouts/recovery retryPaypalWithoutReason'],
    tests: ['payouts/recovery'],
  },
  {
    heading: 'Lost workers',
    code: ['simulation/scheduler Scheduler', 'payouts/lost-jobs doneLater'],
    tests: ['simulation/job-lifetimes'],
    figures: ['lostJobsDoneLater'],
  },
  {
    heading: 'Where money lands',
    code: ['ledger/balances Balances'],
    tests: ['ledger/landing', 'cases/landing'],
  },
  {
    heading: 'Refunds of a part',
    code: ['core/fees/refund-share shareOfSale', 'payouts/refunds refundSale'],
    tests: ['core/fees/refund-share', 'cases/market'],
    figures: ['refundAmountRead'],
  },
  {
    heading: 'Refunds are calls',
    code: ['payouts/refunds refundSale'],
    tests: ['simulation/refund-calls'],
  },
  {
    heading: 'Disputes that are won',
    code: ['simulation/marketplace Marketplace'],
    tests: ['cases/market'],
  },
  {
    heading: 'Refunds of creators in debt',
    code: ['core/refund-eligibility mayRefundNext'],
    tests: ['simulation/refunds'],
  },
  {
    heading: 'Debts by bank debit',
    code: ['simulation/bank-debits BankDebits'],
    tests: ['simulation/bank-debits'],
  },
  {
    heading: 'Exchange residue',
    code: ['payouts/perform-payout bookExchangeResidue'],
    tests: ['payouts/stripe-limits'],
  },
  {
    heading: 'Chargeback hold',
    code: ['payouts/chargeback-hold holdIfChargedBackTooOften', 'payouts/jobs timetable'],
    tests: ['payouts/chargeback-hold', 'ledger/sale-volumes'],
    figures: ['chargebackHoldBasisPoints', 'chargebackHoldWindowDays', 'chargebackHoldLiftsItself'],
  },
  {
    heading: 'Reserve',
    code: ['payouts/reserve releasedBalances', 'payouts/standing pauseOfInstant'],
    tests: ['payouts/reserve', 'core/chargeback-hold'],
    figures: ['chargebackReserveBasisPoints', 'instantDuringChargebackHold'],
  },
  {
    heading: 'Mass payments',
    code: ['payouts/paypal/paypal-payouts sendPaypalBatch'],
    tests: ['payouts/paypal/paypal-payouts'],
  },
  {
    heading: 'Parts of a payout',
    code: ['payouts/paypal/paypal-payouts sendPaypalBatch'],
    tests: ['payouts/paypal/paypal-parts', 'core/payout-parts'],
    figures: ['paypalPartCents'],
  },
  {
    heading: 'Outcome of parts',
    code: ['payouts/paypal/paypal-parts settleParts', 'core/payout-parts sharedOutcome'],
    tests: ['payouts/paypal/paypal-parts', 'core/payout-parts'],
    figures: ['paypalSplitsResolve'],
  },
  {
    heading: 'PayPal notices',
    code: ['payouts/paypal/paypal-outcome applyPaypalOutcome'],
    tests: ['payouts/paypal/paypal-notices'],
  },
  {
    heading: 'PayPal codes',
    code: ['core/paypal-codes isTerminalPaypalCode', 'payouts/standing refusedForGood'],
    tests: ['core/paypal-codes', 'payouts/paypal/paypal-payouts'],
    figures: ['terminalPaypalCodeStops'],
  },
  {
    heading: 'Daily cap',
    code: ['processors/instant-daily-cap InstantDailyCap'],
    tests: ['processors/stripe-limits'],
  },
  {
    heading: 'Calls that Stripe does not process',
    code: ['simulation/wire/call-faults CallFaults'],
    tests: ['payouts/stripe-limits'],
  },
  {
    heading: 'Transfers that are kept',
    code: ['processors/funds ProcessorAccount', 'payouts/perform-payout holdForTransfer'],
    tests: ['processors/kept-transfers', 'cases/kept-transfer'],
  },
  {
    heading: 'Cancelled payouts',
    code: ['payouts/webhooks handleWebhook'],
    tests: ['payouts/stripe-limits'],
  },
  {
    heading: 'Push rails',
    code: ['processors/push-fates drawPushFate'],
    tests: ['processors/push-fates'],
  },
  {
    heading: 'Bank holidays',
    code: ['core/business-days addBusinessDays'],
    tests: ['core/business-days', 'simulation/bank-holidays'],
  },
]
