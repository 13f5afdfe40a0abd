/**
 * Writes the library as a document: each incident with its story and sources, and the table of what
 * the runs showed.
 */
import { counted } from '../../core/counted'
import { markdownTable } from '../../core/markdown-table'
import { EVIDENCE, type Incident, type IncidentSource } from '../../scenario/incidents/incident'
import { INCIDENT_THEMES } from '../../scenario/incidents/library'
import { NOT_MODELLED } from '../../scenario/incidents/not-modelled'
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

function holdsText({ ok, asFixed }: IncidentOutcome): string {
  if (!ok) return '**no**'
  return asFixed.damage === null ? 'not measured' : 'yes'
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

/** The file `docs/incidents.md`: the damage is what the library expects, and a test runs every pair. */
export const libraryDocument = (): string => `# Incident library

Failures of real payout services, each as two small scenarios: as it was, and as fixed. The two differ in one thing, and
the damage is measured from the books of each run. Read it to learn what goes wrong in practice, or to run
[a service of your own](own-service.md#in-the-incidents-of-others) against it.

\`npm run --silent incidents -- --out <dir> [<id> ...]\` runs them ([command line](command-line.md#incidents)). On the page
they are below the tab Stress.

${INCIDENT_THEMES.map(contentsLine).join('\n')}
- [Not modelled](#not-modelled), [how to add an incident](#how-to-add-an-incident)

A source without a note is the text of a pull request or issue. This document is made from \`src/scenario/incidents\` by
\`npm run schema\`.

${INCIDENT_THEMES.map(themeSection).join('\n\n')}

## Not modelled

${markdownTable([['Incident', 'What happened', 'Why it is not shown', 'Source'], ...NOT_MODELLED.map(({ id, title, reason, source }) => [id, title, reason, sourceText(source)])])}

## How to add an incident

1. Add an entry to the file of its theme in \`src/scenario/incidents\`. Write the story in your own words and name
   a public source.
2. Write both scenarios as one function of what differs. Keep them small: a few creators, a few weeks.
3. Choose a measure of \`incident.ts\`, or add one there and to \`src/experiments/incidents/measures.ts\`. A measure
   reads the books of a run and knows no incident.
4. Run \`npm run --silent incidents -- --out <dir> <id>\`, check the amounts by hand, and put them into \`expect\`.
5. Run \`npm run schema\` to write this document.
`

type Theme = (typeof INCIDENT_THEMES)[number]

const contentsLine = ({ heading, incidents }: Theme): string =>
  `- [${heading}](#${anchorOf(heading)}): ${incidents
    .map(({ id, title }) => `[${id}](#${anchorOf(title)})`)
    .join(', ')}`

/** As hosts of Markdown make it of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-')

function themeSection({ heading, incidents }: Theme): string {
  return [`## ${heading}`, ...incidents.map(incidentSection)].join('\n\n')
}

function incidentSection({ id, title, date, story, source, difference, expect }: Incident): string {
  const when = date === null ? '' : `${date}. `
  return `### ${title}

\`${id}\`. ${when}${story}

- As it was: ${damageText(expect.measure, expect.asItWas)}.
- As fixed: ${damageText(expect.measure, expect.asFixed)}. ${difference}
- Source: ${sourceText(source)}.`
}

function sourceText({ references, evidence }: IncidentSource): string {
  const note = evidence === 'PR' ? '' : ` (${EVIDENCE[evidence]})`
  return `${references.map(linked).join(', ')}${note}`
}

/** \`owner/repository#1\` leads to the thread. */
const linked = (reference: string): string => {
  const [, repository, number] = /^([\w.-]+\/[\w.-]+)#(\d+)$/.exec(reference) ?? []
  return repository === undefined
    ? reference
    : `[${reference}](https://github.com/${repository}/issues/${number})`
}
