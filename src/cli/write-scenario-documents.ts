/**
 * Writes what is made from the definitions of the settings: the JSON Schemas that editors use, `public/*.schema.json`,
 * the tables of `docs/scenario.md` the named steps of `docs/stress-lab.md` and the library in
 * `docs/incidents.md`. Run it with `npm run schema` whenever one changes; a test fails until it is in step.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { libraryDocument } from '../experiments/incidents/library-document'
import { scenarioSettings } from '../scenario/setting-list'
import { publishedSchemaText } from './published-schema'
import { publishedSweepSchemaText } from './published-sweep-schema'
import { withSettingTables } from './scenario-reference'
import { withStepTable } from './step-reference'

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url)
const REFERENCE = at('docs/scenario.md')
const STRESS_LAB = at('docs/stress-lab.md')

writeFileSync(at('public/scenario.schema.json'), publishedSchemaText())
writeFileSync(at('public/sweep.schema.json'), publishedSweepSchemaText())
writeFileSync(REFERENCE, withSettingTables(readFileSync(REFERENCE, 'utf8'), scenarioSettings()))
writeFileSync(STRESS_LAB, withStepTable(readFileSync(STRESS_LAB, 'utf8')))
writeFileSync(at('docs/incidents.md'), libraryDocument())
