/**
 * Writes the JSON Schema that editors use, `public/scenario.schema.json`, from the schema that the lab enforces.
 * Run it with `npm run schema` whenever `src/scenario/schema.ts` changes; a test fails until it is in step.
 */
import { writeFileSync } from 'node:fs'
import { scenarioJsonSchemaText } from '../scenario/schema'

writeFileSync(
  new URL('../../public/scenario.schema.json', import.meta.url),
  scenarioJsonSchemaText(),
)
