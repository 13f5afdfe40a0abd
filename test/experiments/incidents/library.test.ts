/** Each incident of the library shows its damage as it was, and not as fixed; and the document says the same. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { libraryDocument } from '../../../src/experiments/incidents/library-document'
import { runIncident } from '../../../src/experiments/incidents/run-incident'
import { INCIDENTS } from '../../../src/scenario/incidents/library'
import { NOT_MODELLED } from '../../../src/scenario/incidents/not-modelled'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { engine } from '../../support/engine'

const partsThatDiffer = (one: ScenarioInput, other: ScenarioInput): string[] =>
  Object.keys({ ...one, ...other }).filter(
    (part) =>
      part !== 'name' &&
      JSON.stringify(one[part as keyof ScenarioInput]) !==
        JSON.stringify(other[part as keyof ScenarioInput]),
  )

describe.each(INCIDENTS)('$id: $title', (incident) => {
  it('shows its damage as it was, and not as fixed', () => {
    const { asItWas, asFixed } = runIncident(engine, incident)
    expect([asItWas.damage, asFixed.damage]).toEqual([
      incident.expect.asItWas,
      incident.expect.asFixed,
    ])
    expect(incident.expect.asFixed).toBeLessThan(incident.expect.asItWas)
  })

  it('differs in one part of the scenario', () => {
    expect(partsThatDiffer(incident.asItWas, incident.asFixed)).toHaveLength(1)
  })

  it('has a story of three to seven sentences and a source', () => {
    const sentences = incident.story.split(/[.?] (?=[A-Z0-9])/).length
    expect(sentences).toBeGreaterThanOrEqual(3)
    expect(sentences).toBeLessThanOrEqual(7)
    expect(incident.source.references.length).toBeGreaterThan(0)
  })
})

it('has more than thirty incidents, each under an id of its own', () => {
  const ids = [...INCIDENTS, ...NOT_MODELLED].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(INCIDENTS.length).toBeGreaterThan(30)
})

it('is documented as it is', () => {
  const url = new URL('../../../docs/incidents.md', import.meta.url)
  const message = 'docs/incidents.md is not in step with the library: run `npm run schema`'
  expect(readFileSync(url, 'utf8'), message).toBe(libraryDocument())
})
