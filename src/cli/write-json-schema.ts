/**
 * Writes the JSON Schema that editors use, `public/scenario.schema.json`, from the schema that the lab enforces and
 * the reference of its settings. Run it with `npm run schema` whenever either changes; a test fails until it is in step.
 */
import { writeFileSync } from 'node:fs'
import { publishedSchemaText } from './published-schema'

writeFileSync(new URL('../../public/scenario.schema.json', import.meta.url), publishedSchemaText())
