/** The creators that are drawn, as the form lays them out. */
import { numberAt, amountAt, moneyAt, percentAt } from '../../words/draft-figures'
import { titled, type FoldLayout } from '../../form/layout'
import { m } from '../../paraglide/messages.js'
import { counted } from '../../words/counts'

export const EARNINGS_PATHS = [
  'population.size',
  'population.sample.creators',
  'population.sample.fileStandsFor',
  'population.monthlyGross.mu',
  'population.monthlyGross.sigma',
  'population.monthlyGross.maximumCents',
  'population.monthlyGross.evenly',
] as const

export const POPULATION_FOLDS: readonly FoldLayout[] = [
  {
    title: m.section_prices,
    note: m.note_prices,
    sentence: (draft) =>
      m.summary_prices({
        median: moneyAt(draft, 'population.priceLevel.medianCents'),
        minimum: moneyAt(draft, 'population.priceLevel.minimumCents'),
      }),
    fields: ['population.priceLevel'],
  },
  {
    title: m.section_timing,
    sentence: (draft) =>
      m.summary_timing({
        count: numberAt(draft, 'population.launches.perCreatorPerYear'),
        launches: amountAt(draft, 'population.launches.perCreatorPerYear'),
        times: amountAt(draft, 'population.launches.multiplier'),
      }),
    fields: [m.section_launches, 'population.launches', ...titled('population.weekdayShape')],
  },
  {
    title: m.section_reversals,
    note: ({ context: { importedAmounts } }) =>
      importedAmounts
        ? `${m.note_reversals()} ${m.note_reversals_on_file({ file: importedAmounts.fileName })}`
        : m.note_reversals(),
    sentence: (draft) =>
      m.summary_reversals({
        refunds: percentAt(draft, 'population.refunds.rateBasisPoints'),
        chargebacks: percentAt(draft, 'population.chargebacks.rateBasisPoints'),
      }),
    fields: titled('population.refunds', 'population.chargebacks'),
  },
  {
    title: m.section_accounts,
    sentence: (draft) =>
      m.summary_accounts({
        ...counted(numberAt(draft, 'population.accountAge.medianDays')),
        paid: percentAt(draft, 'population.completedPayouts.atLeastOneBasisPoints'),
      }),
    fields: [
      'population.accountAge',
      'population.completedPayouts',
      'population.instantCapableBasisPoints',
      'population.notReviewedBasisPoints',
      'population.pausedBasisPoints',
      'population.platformHeldBasisPoints',
    ],
  },
]

/** Beside the shares of the schedules. */
export const ADOPTION_FOLD: FoldLayout = {
  title: m.section_adoption,
  note: m.note_adoption,
  sentence: (draft) =>
    draft.value('population.adoption.mode') === 'model'
      ? m.summary_adoption_model({
          cost: percentAt(draft, 'population.adoption.waitingCost.medianYearlyBasisPoints'),
        })
      : m.summary_adoption_fixed(),
  fields: ['population.adoption'],
}

/** `entry` is the path of a creator: `creators[2]`. */
export const creatorFields = (entry: string) => [
  `${entry}.handle`,
  `${entry}.schedule`,
  `${entry}.rail`,
  `${entry}.country`,
  `${entry}.instantCapable`,
  `${entry}.monthlyGrossCents`,
  m.section_creator_account,
  entry,
  ...titled(`${entry}.openingBalances`),
]
