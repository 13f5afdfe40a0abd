/**
 * The beginning of a run: creators join with what they have from before it, and what the scenario
 * lists is planned.
 */
import { SECONDS_IN_HOUR, startOfDay, type Instant } from '../core/calendar'
import { givenCode } from '../core/given-code'
import { noteBankDebit } from '../payouts/notes'
import { reviewRefunds } from '../payouts/refund-eligibility'
import { dayOfText, instantOfAction } from '../scenario/period'
import { openingsAtSource, salesNamedAtSource } from './auditor-source'
import { BankDebits } from './bank-debits'
import { openPlatform } from './platform-sweep'
import type { RunAssembly } from './run-assembly'

const CREATORS_BETWEEN_NEWS = 500
/** Opening balances are booked at noon of their day. */
const OPENING_SECOND = 12 * SECONDS_IN_HOUR

export type CreatorNews = (added: number, all: number) => void

export function openRun(assembly: RunAssembly, onCreatorAdded?: CreatorNews): void {
  const { setup, scenario, now, ledger, population, auditor } = assembly
  const { creators } = population
  for (const [index, creator] of creators.entries()) {
    ledger.creators.add(creator)
    auditor.market.creatorIsOn(creator.creatorId, creator.rail)
    if (index % CREATORS_BETWEEN_NEWS === 0) onCreatorAdded?.(index, creators.length)
  }
  assembly.checks.begin()
  auditor.market.expectSales(salesNamedAtSource(setup, population.idOf))
  auditor.market.openingsAtSource.expect(openingsAtSource(setup, population.idOf))
  for (const creatorId of population.paused) {
    ledger.pauses.pause(creatorId, 'admin', now)
    auditor.ordered(creatorId, { order: 'pause', by: 'admin' }, now)
  }
  for (const [creatorId, volume] of population.yearBefore) {
    ledger.sales.volumes.hadSoldBefore(creatorId, volume)
  }
  openPlatform(assembly, now)
  landOpeningBalances(assembly)
  const reviewDebt = debtReview(assembly)
  for (const creatorId of population.explicit.keys()) reviewDebt(creatorId, now)
  ledger.sales.onLost = reviewDebt
  if (scenario.actions.length > 0) {
    givenCode(assembly.parts.actions, 'actions').planActions(scenario, population, assembly)
  }
  for (const { at } of scenario.faultChanges) assembly.planSwitch(instantOfAction(at))
  for (const deploy of scenario.faults.deploys) assembly.planDeploy(instantOfAction(deploy))
}

function landOpeningBalances({ population, marketplace }: RunAssembly): void {
  for (const [creatorId, creator] of population.explicit) {
    for (const { day, amountCents, holder } of creator.openingBalances) {
      const at = startOfDay(dayOfText(day)) + OPENING_SECOND
      marketplace.landCredit(creatorId, at, amountCents, holder)
    }
  }
}

/** What is looked at when a creator's balance has fallen. */
function debtReview({
  scenario,
  agenda,
  ledger,
  marketplace,
  context,
}: RunAssembly): (creatorId: number, at: Instant) => void {
  const bankDebits = new BankDebits({
    settings: scenario.processor.bankDebits,
    agenda,
    ledger,
    credit: (creatorId, at, amountCents) => {
      marketplace.landCredit(creatorId, at, amountCents, 'processor', 'bank_debit')
      noteBankDebit(context, creatorId, amountCents, at)
    },
  })
  return (creatorId, at) => {
    reviewRefunds(context, creatorId, at)
    bankDebits.review(creatorId, at)
  }
}
