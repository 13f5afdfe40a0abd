/**
 * The scenario's schema as JSON Schema, with what each setting says of itself: problems, lists, reference, form and the
 * published schema are all read off it, so that their words and limits cannot differ from what is enforced.
 */
import { scenarioSchema } from './schema'
import type { SchemaNode } from './schema-nodes'
import { z } from './zod'

/** As a user writes it (draft 2020-12). */
export const nodeOf = (schema: z.ZodType): SchemaNode =>
  z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) as SchemaNode

let scenario: SchemaNode | null = null

/** Made when it is first asked for: it takes longer than reading a scenario. */
export const scenarioNode = (): SchemaNode => (scenario ??= nodeOf(scenarioSchema))
