/**
 * The scenario's schema as JSON Schema, with what each setting says of itself: problems, lists, reference, form and the
 * published schema are all read off it, so that their words and limits cannot differ from what is enforced.
 */
import type { SettingFacts } from './settings/facts'
import { scenarioSchema } from './schema'
import { z } from './zod'

/** The parts of JSON Schema that the scenario's schema uses. */
export interface SchemaNode extends SettingFacts {
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'
  title?: string
  description?: string
  properties?: Record<string, SchemaNode>
  required?: string[]
  additionalProperties?: boolean | SchemaNode
  propertyNames?: SchemaNode
  items?: SchemaNode
  anyOf?: SchemaNode[]
  oneOf?: SchemaNode[]
  enum?: unknown[]
  const?: string | number
  default?: unknown
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
}

/** As a user writes it (draft 2020-12). */
export const schemaNode = (schema: z.ZodType): SchemaNode =>
  z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) as SchemaNode

let scenario: SchemaNode | null = null

/** Made when it is first asked for: most runs need none of it, and it takes longer than reading a scenario. */
export const scenarioNode = (): SchemaNode => (scenario ??= schemaNode(scenarioSchema))
