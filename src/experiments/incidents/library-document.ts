/** Writes the library as a document: each incident with its story and sources. */
import { markdownTable } from '../../core/markdown-table'
import { EVIDENCE, type Incident, type IncidentSource } from '../../scenario/incidents/incident'
import { INCIDENT_THEMES } from '../../scenario/incidents/library'
import { NOT_MODELLED } from '../../scenario/incidents/not-modelled'
import { damageText } from './damage-text'

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
