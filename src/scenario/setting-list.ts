/**
 * Every setting of a scenario in one list, read off the schema: validation aside, all that knows of settings is made from
 * it. Groups of settings and lists of entries are in it too, before what is in them.
 */
import type { SchemaNode } from './schema-nodes'
import { describeSchema } from './schema-wording'
import { settingWords, WORDS, type SettingWords, type Words } from './setting-words'
import type { AssumptionGroup, Unit } from './settings/facts'
import { scenarioNode } from './worked-out-schema'

type SettingKind =
  | 'number'
  | 'switch'
  | 'choice'
  | 'text'
  /** A list of plain values. */
  | 'list'
  /** A value for each country. */
  | 'table'
  /** Another setting's value, whose parts are listed there. */
  | 'same'
  /** Settings of one object. */
  | 'group'
  /** A list of objects. */
  | 'entries'

export interface Setting {
  /** `creators[].openingBalances[].day` */
  path: string
  kind: SettingKind
  /**
   * The unit of a number, or of the numbers in a table; for a text, which kind of text is meant.
   */
  unit: Unit
  /** `a whole number from 0 to 60` */
  holds: string
  minimum: number | null
  maximum: number | null
  choices: readonly string[]
  /**
   * The list of the vocabulary whose words the choices have; `null` if they have words of their
   * own.
   */
  vocabulary: string | null
  /** What it is when it is left out; `undefined` where it then is nothing. */
  default: unknown
  isRequired: boolean
  isNullable: boolean
  source: string | null
  assumed: AssumptionGroup | null
  isOneAssumption: boolean
  /** Whether what is in it are shares that together make a whole. */
  isWhole: boolean
  sameAs: string | null
  words: SettingWords
  /** What it is called outside of the groups that explain it: `RTP, Costs: For each payout`. */
  name: string
}

/** What a group hands on to the settings in it. */
interface Inherited {
  source: string | null
  assumed: AssumptionGroup | null
  /** What the group is when it is left out. */
  default: unknown
  /** The names of the groups within a part of the scenario, from the outside in. */
  groups: readonly string[]
}

const NONE: Inherited = { source: null, assumed: null, default: undefined, groups: [] }

/** `ownWords`: of settings that are not the scenario's. */
export function settingsOf(root: SchemaNode, ownWords: Words = WORDS): readonly Setting[] {
  const found = new Map<string, Setting>()
  collect({ node: root, path: '', isRequired: false }, NONE, { settings: found, words: ownWords })
  return [...found.values()].filter(({ path }) => path !== '')
}

/** Settings by their place. */
interface SettingIndex {
  settings: readonly Setting[]
  byPath: ReadonlyMap<string, Setting>
  /** Those whose parts are listed at another place. */
  same: readonly Setting[]
}

const indexOf = (settings: readonly Setting[]): SettingIndex => ({
  settings,
  byPath: new Map(settings.map((setting) => [setting.path, setting])),
  same: settings.filter(({ sameAs }) => sameAs !== null),
})

let scenario: SettingIndex | null = null
const scenarioIndex = (): SettingIndex => (scenario ??= indexOf(settingsOf(scenarioNode())))
export const scenarioSettings = (): readonly Setting[] => scenarioIndex().settings

/** Where a place is listed: of `policyChanges[1].policy.holdDays` it is `policy.holdDays`. */
export function listedPath(place: string, { same } = scenarioIndex()): string {
  const path = place.replaceAll(/\[\d+\]/g, '[]')
  const whole = same.find((setting) => path.startsWith(`${setting.path}.`))
  return whole ? whole.sameAs + path.slice(whole.path.length) : path
}

/** The setting at a place of a scenario; of a country, its table. */
export function settingAt(place: string, index = scenarioIndex()): Setting | undefined {
  const path = listedPath(place, index)
  const above = index.byPath.get(path.replace(/\.[^.]*$/, ''))
  return index.byPath.get(path) ?? (above?.kind === 'table' ? above : undefined)
}

/** The same in any list of settings. */
export function lookUpIn(settings: readonly Setting[]): (place: string) => Setting | undefined {
  const index = indexOf(settings)
  return (place) => settingAt(place, index)
}

/** Settings that hold a value themselves. */
export const isValue = ({ kind }: Setting): boolean => kind !== 'group' && kind !== 'entries'

const branchesOf = (node: SchemaNode): SchemaNode[] => {
  const branches = node.oneOf ?? node.anyOf
  return branches ? branches.flatMap(branchesOf) : [node]
}

interface Place {
  node: SchemaNode
  path: string
  isRequired: boolean
}

interface Found {
  settings: Map<string, Setting>
  words: Words
}

function collect({ node, path, isRequired }: Place, from: Inherited, found: Found): void {
  const words = settingWords(path, node.words, found.words)
  const { label = path } = words
  const isPart = !/[.[]/.test(path)
  const handedOn: Inherited = {
    source: node.source === undefined ? from.source : node.source,
    assumed: node.assumed === undefined ? from.assumed : node.assumed,
    default: from.default === undefined ? node.default : from.default,
    groups: isPart || words.label === undefined ? from.groups : [...from.groups, label],
  }
  const branches = branchesOf(node)
  const values = branches.filter((branch) => !branch.properties)
  const entries = values.find(({ items }) => items && branchesOf(items).some(hasProperties))
  const { groups: _groups, ...own } = handedOn
  const within = node.isOneAssumption ? { ...handedOn, assumed: null } : handedOn
  const name = from.groups.length === 0 ? label : `${from.groups.join(', ')}: ${label}`
  const setting = { ...factsOf(node, branches), ...own, path, isRequired, words, name }
  if (node.sameAs !== undefined) {
    add({ ...setting, kind: 'same', holds: `as \`${node.sameAs}\`` }, found.settings)
    return
  }
  add({ ...setting, kind: kindOf(values, entries !== undefined) }, found.settings)
  if (entries) {
    const entry = { node: entries.items!, path: `${path}[]`, isRequired: false }
    collect(entry, { ...within, default: undefined }, found)
  }
  for (const { properties = {}, required = [] } of branches) {
    for (const [key, child] of Object.entries(properties)) {
      const place = {
        node: child,
        path: path === '' ? key : `${path}.${key}`,
        isRequired: required.includes(key),
      }
      collect(place, { ...within, default: memberOf(handedOn.default, key) }, found)
    }
  }
}

const hasProperties = ({ properties }: SchemaNode): boolean => properties !== undefined

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined

/** Variants of what is at a place may have the same setting, each with choices of its own. */
function add(setting: Setting, found: Map<string, Setting>): void {
  const known = found.get(setting.path)
  if (!known) {
    found.set(setting.path, setting)
    return
  }
  const isSame = known.holds.split(', or ').includes(setting.holds)
  found.set(setting.path, {
    ...known,
    holds: isSame ? known.holds : `${known.holds}, or ${setting.holds}`,
    choices: [...new Set([...known.choices, ...setting.choices])],
    default: known.default ?? setting.default,
  })
}

function kindOf(values: readonly SchemaNode[], hasEntries: boolean): SettingKind {
  if (hasEntries) return 'entries'
  const [value] = values.filter(({ type }) => type !== 'null')
  if (!value) return 'group'
  if (value.enum ?? value.const) return 'choice'
  switch (value.type) {
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
      return 'switch'
    case 'array':
      return 'list'
    case 'object':
      return 'table'
    default:
      return 'text'
  }
}

function factsOf(node: SchemaNode, branches: readonly SchemaNode[]) {
  const values = branches.filter((branch) => !branch.properties)
  const facts = [node, ...values, ...values.map(tableValues)]
  const first = <Key extends keyof SchemaNode>(key: Key): SchemaNode[Key] | undefined =>
    facts.find((one) => one[key] !== undefined)?.[key]
  return {
    unit: first('unit') ?? 'number',
    holds: [...new Set(values.map(holdsOf))].join(', or '),
    minimum: first('minimum') ?? null,
    maximum: first('maximum') ?? null,
    choices: values.flatMap((value) => choicesOf(value)),
    vocabulary: first('vocabulary') ?? null,
    isNullable: branches.some(({ type }) => type === 'null'),
    isOneAssumption: node.isOneAssumption ?? false,
    isWhole: node.isWhole ?? false,
    sameAs: node.sameAs ?? null,
  }
}

const tableValues = ({ additionalProperties }: SchemaNode): SchemaNode =>
  typeof additionalProperties === 'object' ? additionalProperties : {}

const choicesOf = (node: SchemaNode): string[] =>
  (node.enum ?? node.items?.enum ?? (node.const === undefined ? [] : [node.const])).map(String)

const holdsOf = (node: SchemaNode): string =>
  typeof node.additionalProperties === 'object'
    ? `for each country code, ${describeSchema(node.additionalProperties)}`
    : describeSchema(node)
