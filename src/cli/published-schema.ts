/**
 * The JSON Schema that is published for editors: the one that the lab enforces, and beside each setting its name and what
 * it means, so that an editor shows the meaning and unit of what the cursor is on.
 */
import { jsonText } from '../core/json-text'
import { scenarioNode } from '../scenario/worked-out-schema'
import type { SchemaNode } from '../scenario/schema-nodes'
import { lookUpIn, scenarioSettings, type Setting } from '../scenario/setting-list'
import { unitText } from './scenario-reference'

/** The file `public/scenario.schema.json`. */
export function publishedSchemaText(
  root: SchemaNode = scenarioNode(),
  settings: readonly Setting[] = scenarioSettings(),
): string {
  const schema = structuredClone(root)
  publish(schema, '', lookUpIn(settings))
  return jsonText(schema)
}

/** Links as their text, without the marks of code. */
const withoutMarks = (text: string): string =>
  text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '')

/** What only the lab itself reads. */
const FACTS = [
  'unit',
  'source',
  'assumed',
  'isOneAssumption',
  'isWhole',
  'words',
  'vocabulary',
  'holds',
  'sameAs',
] as const

type LookUp = ReturnType<typeof lookUpIn>

function publish(node: SchemaNode, path: string, settingAt: LookUp): void {
  for (const fact of FACTS) delete node[fact]
  const branches = [...(node.anyOf ?? []), ...(node.oneOf ?? [])]
  for (const branch of branches) publish(branch, path, settingAt)
  if (node.items) publish(node.items, `${path}[]`, settingAt)
  if (node.propertyNames) publish(node.propertyNames, '', settingAt)
  if (typeof node.additionalProperties === 'object')
    publish(node.additionalProperties, '', settingAt)
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    const childPath = path === '' ? key : `${path}.${key}`
    const setting = settingAt(childPath)
    if (setting) Object.assign(child, said(setting))
    publish(child, childPath, settingAt)
  }
}

function said(setting: Setting): { title?: string; description?: string } {
  const { label, meaning } = setting.words
  const unit = unitText(setting)
  return {
    ...(label !== undefined && { title: label }),
    ...(meaning !== undefined && {
      description: withoutMarks(unit === '' ? meaning : `${meaning} In ${unit}.`),
    }),
  }
}
