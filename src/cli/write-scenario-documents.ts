/**
 * Writes what is made from the definitions of the settings: the JSON Schemas that editors use, `public/*.schema.json`,
 * and the tables of `docs/scenario.md`. Run it with `npm run schema` whenever one changes; a test fails until it is in step.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { scenarioSettings } from '../scenario/setting-list'
import { publishedSchemaText } from './published-schema'
import { publishedSweepSchemaText } from './published-sweep-schema'
import { withSettingTables } from './scenario-reference'

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url)
const REFERENCE = at('docs/scenario.md')

writeFileSync(at('public/scenario.schema.json'), publishedSchemaText())
writeFileSync(at('public/sweep.schema.json'), publishedSweepSchemaText())
writeFileSync(REFERENCE, withSettingTables(readFileSync(REFERENCE, 'utf8'), scenarioSettings()))
