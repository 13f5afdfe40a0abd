/** The fields of one entry of a list: a creator who is written out, an opening balance, something that a creator does. */
import { BANK_ACCOUNTS, COMPLIANCE_STATES, HOLDERS, RAILS, REQUESTERS } from '../../core/vocabulary'
import { m } from '../paraglide/messages.js'
import { bankAccountWord, byWord } from '../words/entries'
import { complianceWord, holderWord, railWord } from '../words/vocabulary'
import type { ActionKind } from './action-kinds'
import {
  choiceField,
  numberField,
  specialField,
  switchField,
  type Field,
  type FieldSection,
  type TextField,
} from './field'

const textField = (
  path: string,
  shape: TextField['shape'],
  label: () => string,
  whenEmpty?: () => string,
): TextField => ({ input: 'text', shape, path, label, ...(whenEmpty && { whenEmpty }) })

const holderField = (path: string): Field =>
  choiceField(path, m.field_holder, [undefined, ...HOLDERS], (holder) =>
    holder ? holderWord(holder) : m.holder_drawn(),
  )

/** `entry` is the path of a creator: `creators[2]`. */
export const creatorSections = (entry: string): readonly FieldSection[] => [
  {
    title: null,
    fields: [
      textField(`${entry}.handle`, 'name', m.field_creator_handle),
      specialField('schedule', `${entry}.schedule`, m.field_creator_schedule),
      choiceField(`${entry}.rail`, m.field_creator_rail, RAILS, (rail) =>
        railWord(rail ?? 'us_bank'),
      ),
      textField(`${entry}.country`, 'country', m.field_creator_country),
      switchField(`${entry}.instantCapable`, m.field_creator_instant_capable),
      numberField(`${entry}.monthlyGrossCents`, 'money', m.field_creator_monthly_gross, {
        hint: m.hint_creator_monthly_gross,
      }),
    ],
  },
  {
    title: m.section_creator_account,
    fields: [
      numberField(`${entry}.accountAgeDays`, 'days', m.field_creator_account_age),
      numberField(`${entry}.completedPayouts`, 'count', m.field_creator_completed),
      numberField(`${entry}.minimumCents`, 'money', m.field_creator_minimum),
      numberField(`${entry}.yearBeforeGrossCents`, 'money', m.field_creator_year_before, {
        hint: m.hint_creator_year_before,
      }),
      choiceField(`${entry}.compliance`, m.field_creator_compliance, COMPLIANCE_STATES, (state) =>
        complianceWord(state ?? 'compliant'),
      ),
      choiceField(`${entry}.bankAccount`, m.field_creator_bank_account, BANK_ACCOUNTS, (account) =>
        bankAccountWord(account ?? 'linked'),
      ),
      switchField(`${entry}.paused`, m.field_creator_paused),
      switchField(`${entry}.underAgeWithoutGuardian`, m.field_creator_under_age),
      switchField(`${entry}.paypalFeeWaived`, m.field_creator_paypal_fee_waived),
      switchField(`${entry}.paypalSplits`, m.field_creator_paypal_splits),
    ],
  },
  {
    title: m.section_opening_balances,
    fields: [
      specialField(
        'opening-balances',
        `${entry}.openingBalances`,
        m.section_opening_balances,
        m.hint_opening_balances,
      ),
    ],
  },
]

export const openingBalanceSections = (entry: string): readonly FieldSection[] => [
  {
    title: null,
    fields: [
      textField(`${entry}.day`, 'day', m.field_balance_day),
      numberField(`${entry}.amountCents`, 'money', m.field_balance_amount),
      holderField(`${entry}.holder`),
    ],
  },
]

const PAUSED_BY = ['admin', 'creator', 'stripe'] as const

/** The details that an action of this kind has, and no other. */
export function actionDetailFields(entry: string, kind: ActionKind): readonly Field[] {
  switch (kind) {
    case 'change-schedule':
      return [specialField('schedule', `${entry}.schedule`, m.field_action_schedule)]
    case 'pause':
    case 'resume':
      return [
        choiceField(`${entry}.by`, m.field_action_by, PAUSED_BY, (by) => byWord(by ?? 'admin')),
      ]
    case 'request-payout':
      return [
        choiceField(`${entry}.by`, m.field_action_by, REQUESTERS, (by) => byWord(by ?? 'creator')),
      ]
    case 'refund-sale':
    case 'charge-back-sale':
      return [textField(`${entry}.sale`, 'name', m.field_action_sale, m.action_latest_sale)]
  }
}

export const actionFields = (entry: string): readonly Field[] => [
  textField(`${entry}.on`, 'instant', m.field_action_on),
  textField(`${entry}.creator`, 'name', m.field_action_creator),
]

export const policyChangeDay = (entry: string): TextField =>
  textField(`${entry}.on`, 'day', m.field_policy_change_on)
