/** What came of an incident with a payout service of the reader's own, in words. */
import { damageText, holds, type IncidentOutcome } from '../../../workers/stress-contract'
import type { Incident } from '../../scenario/incidents/incident'
import { m } from '../paraglide/messages.js'
import { checkTitle } from '../words/checks'
import { listed } from '../words/listed'

/** Why it does not hold, in one part of a sentence; empty where it does. */
export function reasonsText({ expect }: Incident, outcome: IncidentOutcome): string {
  const { asItWas, asFixed, besideLab } = outcome
  if (!besideLab) return ''
  const { broken, creatorsNotPaid } = besideLab
  const text = (damage: number | null) => damageText(expect.measure, damage)
  const reasons = [
    asFixed.error !== null && m.incidents_stopped_as_fixed({ error: asFixed.error }),
    asItWas.error !== null && m.incidents_stopped_as_it_was({ error: asItWas.error }),
    Number(asFixed.damage) > expect.asFixed &&
      m.incidents_more_damage({ damage: text(asFixed.damage), lab: text(expect.asFixed) }),
    creatorsNotPaid > 0 && m.incidents_creators_not_paid({ count: creatorsNotPaid }),
    broken.length > 0 && m.incidents_fails({ checks: listed(broken.map(checkTitle)) }),
  ]
  return reasons.filter((reason) => reason !== false).join('; ')
}

export function verdictText(incident: Incident, outcome: IncidentOutcome): string {
  const reasons = reasonsText(incident, outcome)
  if (reasons !== '') return m.incidents_does_not_hold({ reasons })
  if (!holds(outcome)) return m.incidents_not_measured()
  if (outcome.besideLab?.holdsAsItWas) return m.incidents_hold_as_it_was()
  return outcome.besideLab?.isSameLedger ? m.incidents_hold_same() : m.incidents_hold()
}
