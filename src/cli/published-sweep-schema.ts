/** The JSON Schema of sweeps that is published for editors; what a scenario is, the schema of scenarios says. */
import { sweepNode } from '../experiments/sweep/read-sweep'
import words from '../experiments/sweep/sweep.en.json' with { type: 'json' }
import { settingsOf } from '../scenario/setting-list'
import { publishedSchemaText } from './published-schema'

/** The file `public/sweep.schema.json`. */
export function publishedSweepSchemaText(): string {
  const node = sweepNode()
  const scenario = node.properties!['scenario']!
  const [preset] = scenario.anyOf!
  const root = {
    ...node,
    properties: {
      ...node.properties,
      scenario: { ...scenario, anyOf: [preset!, { $ref: 'scenario.schema.json' }] },
    },
  }
  return publishedSchemaText(root, settingsOf(node, words))
}
