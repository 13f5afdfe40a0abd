/**
 * The schema of a scenario as a user writes it, worked out by the build as `worked-out.ts` is. It
 * is most of what the build works out.
 */
import { once } from '../core/once'
import { nodeOf } from './scenario-node'
import type { SchemaNode } from './schema-nodes'
import { scenarioSchema } from './schema'

export const scenarioNode = once((): SchemaNode => nodeOf(scenarioSchema))
