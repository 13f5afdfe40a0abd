/**
 * A schema as JSON Schema, with what each setting says of itself. Problems, lists, the reference,
 * the form and the published schema are all made from that of the scenario, so their words and
 * limits cannot differ from what is enforced.
 */
import type { SchemaNode } from './schema-nodes'
import { z } from './zod'

/** The schema of what a user writes (draft 2020-12). */
export const nodeOf = (schema: z.ZodType): SchemaNode =>
  z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) as SchemaNode
