/**
 * How the settings of a scenario must fit together: names that exist once, dates within the run,
 * limits that leave room. There is one function for each rule; each returns a problem for every
 * place that breaks it.
 */
import { isoFromDay, isoFromInstant, type Day } from '../core/calendar'
import { amountProblems } from './exact-amounts'
import {
  faultChangesAreInOrder,
  singleFaultsHaveOneTime,
  faultsEndAfterTheyBegin,
} from './fault-rules'
import { instantFeesCanBePaid } from './fee-rules'
import { generatedHandle, generatedNumber } from './generated-handle'
import { instantLimitsLeaveRoom, limitsLeaveRoom, sharesFitIntoTheirWhole } from './limit-rules'
import { keptDaysReachFarEnough } from './kept-days'
import { dayOfText, instantOfAction, instantOfSale, wholeRun } from './period'
import { holdersFitTheRail, railsReachTheirCreators } from './place-rules'
import type { Problem } from './problems'
import type { ReadingContext } from './reading-context'
import { repeated } from './repeated'
import { fileStandsForEnough, samplesShareNoLimit } from './sample-rules'
import type { Scenario, ScenarioAction } from './schema'
import { DAYS_MAX } from './settings/run'

type Rule = (scenario: Scenario, context: ReadingContext) => Problem[]
type Dated = { path: string; text: string }
type NamedSale = Scenario['sales'][number]
type Reversal = Extract<ScenarioAction, { sale: string }>

const LAST_DAY = dayOfText('9999-12-31')

/** The `sale` of a refund that names no label. */
const LATEST_SALE = 'latest'

const RULES: readonly Rule[] = [
  limitsLeaveRoom,
  instantLimitsLeaveRoom,
  instantFeesCanBePaid,
  sharesFitIntoTheirWhole,
  samplesShareNoLimit,
  fileStandsForEnough,
  creatorsHaveNamesOfTheirOwn,
  creatorsExist,
  labelsAreUnique,
  invariantsHaveNamesOfTheirOwn,
  reversalsFindTheirSale,
  runIsShortEnough,
  runEndsInFourDigits,
  datesAreWithinTheRun,
  faultsEndAfterTheyBegin,
  faultChangesAreInOrder,
  singleFaultsHaveOneTime,
  policyChangesAreInOrder,
  openingBalancesAreOld,
  railsReachTheirCreators,
  holdersFitTheRail,
  keptDaysReachFarEnough,
  amountProblems,
]

export const consistencyProblems = (scenario: Scenario, context: ReadingContext): Problem[] =>
  RULES.flatMap((rule) => rule(scenario, context))

const isGenerated = (name: string, size: number): boolean => generatedNumber(name, size) !== null

/** Whether a creator of this name comes from the file or the generated population. */
function isFromPopulation(scenario: Scenario, context: ReadingContext): (name: string) => boolean {
  const { importedCreators } = context
  if (!importedCreators) return (name) => isGenerated(name, scenario.population.size)
  let names: ReadonlySet<string> | undefined
  return (name) => (names ??= new Set(importedCreators)).has(name)
}

/** A creator of the file may be spelled out, which settles their traits; a generated one has no name until then. */
function creatorsHaveNamesOfTheirOwn(scenario: Scenario, context: ReadingContext): Problem[] {
  const { size } = scenario.population
  const handles = scenario.creators.map(({ handle }, index) => ({
    path: `creators[${index}].handle`,
    value: handle,
  }))
  return [
    ...repeated(handles, 'a handle that no creator before it has'),
    ...handles
      .filter(({ value }) => !context.importedCreators && isGenerated(value, size))
      .map((named) => ({
        ...named,
        expected: `a handle other than creator-1 to ${generatedHandle(size)}, which are generated`,
      })),
  ]
}

function creatorsExist(scenario: Scenario, context: ReadingContext): Problem[] {
  const explicit = new Set(scenario.creators.map(({ handle }) => handle))
  const isKnown = isFromPopulation(scenario, context)
  const named = [
    ...scenario.sales.map(({ creator }, index) => ({ path: `sales[${index}].creator`, creator })),
    ...scenario.actions.map(({ creator }, index) => ({
      path: `actions[${index}].creator`,
      creator,
    })),
    ...scenario.faults.accounts.map(({ creator }, index) => ({
      path: `faults.accounts[${index}].creator`,
      creator,
    })),
    // A fault of a worker may be about nobody in particular.
    ...scenario.faults.single.flatMap(({ creator }, index) =>
      creator === undefined ? [] : [{ path: `faults.single[${index}].creator`, creator }],
    ),
    ...scenario.detail.creators.map((creator, index) => ({
      path: `detail.creators[${index}]`,
      creator,
    })),
  ]
  return named
    .filter(({ creator }) => !explicit.has(creator) && !isKnown(creator))
    .map(({ path, creator }) => ({
      path,
      value: creator,
      expected: describeKnownCreators(scenario, context),
    }))
}

function describeKnownCreators(scenario: Scenario, context: ReadingContext): string {
  const { size } = scenario.population
  const known: string[] = []
  if (scenario.creators.length > 0) known.push('a handle among creators')
  if (context.importedCreators) known.push('a creator of the imported file')
  else if (size > 0) known.push(`creator-1 to ${generatedHandle(size)}`)
  return known.join(', or ') || 'a creator, and this scenario has none'
}

function invariantsHaveNamesOfTheirOwn({ invariants }: Scenario): Problem[] {
  const named = invariants.map(({ name }, index) => ({
    path: `invariants[${index}].name`,
    value: name,
  }))
  return repeated(named, 'a name that no invariant before it has')
}

function labelsAreUnique({ sales }: Scenario): Problem[] {
  const labels = sales.flatMap(({ label }, index) =>
    label === undefined ? [] : [{ path: `sales[${index}].label`, value: label }],
  )
  return [
    ...repeated(labels, 'a label that no sale before it has'),
    ...labels
      .filter(({ value }) => value === LATEST_SALE)
      .map((named) => ({
        ...named,
        expected: `a label other than ${LATEST_SALE}, which means the creator's latest sale`,
      })),
  ]
}

function reversalsFindTheirSale({ sales, actions }: Scenario): Problem[] {
  const labelled = new Map(sales.map((sale) => [sale.label, sale]))
  return actions.flatMap((action, index) => {
    if (!('sale' in action) || action.sale === LATEST_SALE) return []
    const expected = missingFromReversal(labelled.get(action.sale), action)
    return expected === null
      ? []
      : [{ path: `actions[${index}].sale`, value: action.sale, expected }]
  })
}

function missingFromReversal(sale: NamedSale | undefined, reversal: Reversal): string | null {
  if (!sale) return `the label of one of the sales, or ${LATEST_SALE}`
  if (sale.creator !== reversal.creator)
    return `a sale of ${reversal.creator}, not of ${sale.creator}`
  const madeAt = instantOfSale(sale.at)
  const reversedAt = instantOfAction(reversal.on)
  return madeAt >= reversedAt
    ? `a sale made before it is reversed at ${isoFromInstant(reversedAt)}; this one is made at ${isoFromInstant(madeAt)}`
    : null
}

/** Without the file's days, the period of a scenario that takes it from the file is not known yet. */
function isPeriodKnown(scenario: Scenario, context: ReadingContext): boolean {
  const isOwn = scenario.startDay !== undefined && scenario.days !== undefined
  return isOwn || !context.importedCreators || context.importedDays !== undefined
}

function periodDays(scenario: Scenario, context: ReadingContext): { first: Day; last: Day } | null {
  if (!isPeriodKnown(scenario, context)) return null
  const { startDay, days } = wholeRun(scenario, context.importedDays ?? null)
  return { first: startDay, last: startDay + days - 1 }
}

/** Days are written with four digits of the year, everywhere. */
function runEndsInFourDigits(scenario: Scenario, context: ReadingContext): Problem[] {
  const period = periodDays(scenario, context)
  if (!period || period.last <= LAST_DAY) return []
  const expected = `a first day that lets the run end by ${isoFromDay(LAST_DAY)}`
  return [{ path: 'startDay', value: scenario.startDay, expected }]
}

/** A file may span more than a run can; days that the scenario sets are within its schema's limit. */
function runIsShortEnough(scenario: Scenario, { importedDays }: ReadingContext): Problem[] {
  const { days } = wholeRun(scenario, importedDays ?? null)
  if (days <= DAYS_MAX || !importedDays) return []
  const { firstDay, lastDay } = importedDays
  const expected =
    `at most ${DAYS_MAX} days; the file has sales from ${isoFromDay(firstDay)} to ${isoFromDay(lastDay)}: ` +
    'set startDay and days to run a part of it'
  return [{ path: 'days', value: days, expected }]
}

function datesAreWithinTheRun(scenario: Scenario, context: ReadingContext): Problem[] {
  const period = periodDays(scenario, context)
  if (!period) return []
  const dates: Dated[] = [
    ...scenario.sales.map(({ at }, index) => ({ path: `sales[${index}].at`, text: at })),
    ...scenario.actions.map(({ on }, index) => ({ path: `actions[${index}].on`, text: on })),
    ...scenario.policyChanges.map(({ on }, index) => ({
      path: `policyChanges[${index}].on`,
      text: on,
    })),
    ...scenario.faultChanges.map(({ at }, index) => ({
      path: `faultChanges[${index}].at`,
      text: at,
    })),
    ...scenario.faults.deploys.map((text, index) => ({ path: `faults.deploys[${index}]`, text })),
    ...scenario.faults.single.flatMap(({ on, from }, index) => [
      ...(on === undefined ? [] : [{ path: `faults.single[${index}].on`, text: on }]),
      ...(from === undefined ? [] : [{ path: `faults.single[${index}].from`, text: from }]),
    ]),
  ]
  return dates
    .filter(({ text }) => dayOfText(text) < period.first || dayOfText(text) > period.last)
    .map(({ path, text }) => ({
      path,
      value: text,
      expected: `a day of the run, ${isoFromDay(period.first)} to ${isoFromDay(period.last)}`,
    }))
}

function policyChangesAreInOrder({ policyChanges }: Scenario): Problem[] {
  return policyChanges.flatMap(({ on }, index) => {
    const before = policyChanges[index - 1]
    if (!before || dayOfText(before.on) < dayOfText(on)) return []
    const expected = `a day after ${before.on}, the day of the change before it`
    return [{ path: `policyChanges[${index}].on`, value: on, expected }]
  })
}

function openingBalancesAreOld(scenario: Scenario, context: ReadingContext): Problem[] {
  const period = periodDays(scenario, context)
  if (!period) return []
  return scenario.creators.flatMap(({ openingBalances }, creator) =>
    openingBalances.flatMap(({ day }, index) =>
      dayOfText(day) <= period.first
        ? []
        : [
            {
              path: `creators[${creator}].openingBalances[${index}].day`,
              value: day,
              expected: `a day up to the first of the run, ${isoFromDay(period.first)}`,
            },
          ],
    ),
  )
}
