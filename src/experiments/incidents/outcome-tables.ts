/** What came of incidents, in tables; and whether a payout service of the user's own holds in one, and why not. */
import { counted } from '../../core/counted'
import { markdownTable } from '../../core/markdown-table'
import type { Incident } from '../../scenario/incidents/incident'
import { damageText } from './damage-text'
import type { IncidentOutcome } from './run-incident'

/** The table of the incidents that were run, in their order. */
export function outcomesTable(
  incidents: readonly Incident[],
  outcomes: readonly IncidentOutcome[],
): string {
  const rows = outcomes.map((outcome) => [
    ...inTable(incidents, outcome),
    outcome.ok ? 'yes' : '**no**',
  ])
  return markdownTable([
    ['Incident', 'What happened', 'As it was', 'As fixed', 'As expected'],
    ...rows,
  ])
}

/** The same where a service of the user's own paid, beside what the lab's does. */
export function ownOutcomesTable(
  incidents: readonly Incident[],
  outcomes: readonly IncidentOutcome[],
): string {
  const rows = outcomes.map((outcome) => {
    const { measure, asItWas, asFixed } = incidentOf(incidents, outcome).expect
    return [
      ...inTable(incidents, outcome),
      ...[asItWas, asFixed].map((damage) => damageText(measure, damage)),
      holdsText(outcome),
      ownFailure(incidents, outcome),
    ]
  })
  const lab = ['The lab’s as it was', 'The lab’s as fixed']
  return markdownTable([
    ['Incident', 'What happened', 'As it was', 'As fixed', ...lab, 'Holds', 'Why not'],
    ...rows,
  ])
}

const incidentOf = (incidents: readonly Incident[], { id }: IncidentOutcome): Incident =>
  incidents.find((incident) => incident.id === id)!

/** Whether a service of the user's own holds, and was measured: it may leave out the check that finds the damage. */
export const holds = ({ ok, asFixed }: IncidentOutcome): boolean => ok && asFixed.damage !== null

function holdsText(outcome: IncidentOutcome): string {
  if (!outcome.ok) return '**no**'
  return holds(outcome) ? 'yes' : 'not measured'
}

/** Why a service of the user's own does not hold; empty where it does. */
export function ownFailure(incidents: readonly Incident[], outcome: IncidentOutcome): string {
  const { expect } = incidentOf(incidents, outcome)
  const { asItWas, asFixed, besideLab } = outcome
  const { broken, creatorsNotPaid } = besideLab!
  const text = (damage: number | null) => damageText(expect.measure, damage)
  const reasons: (string | false)[] = [
    asFixed.error !== null && `its run as fixed stopped: ${asFixed.error}`,
    asFixed.error === null &&
      asItWas.error !== null &&
      `its run as it was stopped: ${asItWas.error}`,
    Number(asFixed.damage) > expect.asFixed &&
      `${text(asFixed.damage)}, with the lab’s ${text(expect.asFixed)}`,
    creatorsNotPaid > 0 &&
      `does not pay ${counted(creatorsNotPaid, 'creator', 'creators')} whom the lab’s pays`,
    broken.length > 0 && `fails ${broken.join(', ')}`,
  ]
  return reasons.filter(Boolean).join('; ')
}

function inTable(incidents: readonly Incident[], outcome: IncidentOutcome): string[] {
  const { id, title, expect } = incidentOf(incidents, outcome)
  const damages = [outcome.asItWas, outcome.asFixed].map(({ damage }) =>
    damageText(expect.measure, damage),
  )
  return [id, title, ...damages]
}
