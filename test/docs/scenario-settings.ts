/**
 * Every setting of a scenario, read off the schema itself: its path, what it may hold and what it is when left out.
 * `docs/scenario.md` must have a row for each.
 */
import { scenarioJsonSchema, scenarioSchema } from '../../src/scenario/schema'
import { describeSchema } from '../../src/scenario/schema-wording'

export interface Setting {
  /** `creators[].openingBalances[].day` */
  path: string
  /** `a whole number from 0 to 60` */
  holds: string
  /** As it stands in the document; `required` or `none` where the schema gives no default. */
  default: string
}

type Node = Parameters<typeof describeSchema>[0] & { required?: string[]; default?: unknown }

/** The least that each list's entries and each kind of action may say, so that the schema fills in all the rest. */
const SMALLEST = {
  version: 1,
  creators: [{ handle: 'a', openingBalances: [{ day: '2026-01-01', amountCents: 1 }] }],
  sales: [{ creator: 'a', at: '2026-01-01', amountCents: 1 }],
  actions: [{ action: 'refund-sale', on: '2026-01-01', creator: 'a' }],
  policyChanges: [],
}
/** Settings that hold what another one holds, whose parts are documented there. */
const HOLDS_AS = new Map([
  ['policyChanges[].policy', 'policy'],
  ['actions[].schedule', 'creators[].schedule'],
])
const FILLED_IN: unknown = scenarioSchema.parse(SMALLEST)

function valueAt(path: string): unknown {
  return path
    .replaceAll('[]', '.0')
    .split('.')
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      FILLED_IN,
    )
}

/** `ofVariant` is the default of a setting that only some variants of what stands there have. */
function defaultOf(path: string, { isRequired, ofVariant }: Found): string {
  const value = isRequired ? undefined : (valueAt(path) ?? ofVariant)
  if (value === undefined) return isRequired ? 'required' : 'none'
  if (typeof value === 'number') return value.toLocaleString('en-US')
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `\`${text.replaceAll(',', ', ').replaceAll(':', ': ')}\``
}

const branchesOf = (node: Node): Node[] => {
  const branches = node.oneOf ?? node.anyOf
  return branches ? branches.flatMap(branchesOf) : [node]
}

function holdsOf(node: Node): string {
  const values = typeof node.additionalProperties === 'object' ? node.additionalProperties : null
  return values ? `for each country code, ${describeSchema(values)}` : describeSchema(node)
}

interface Found {
  holds: Set<string>
  isRequired: boolean
  ofVariant?: unknown
}

/** Walks the schema down to the settings that hold values themselves. */
function collect(node: Node, path: string, isRequired: boolean, found: Map<string, Found>): void {
  const same = HOLDS_AS.get(path)
  if (same !== undefined) {
    found.set(path, { holds: new Set([`as \`${same}\``]), isRequired })
    return
  }
  for (const branch of branchesOf(node)) {
    const entries = branch.items && branchesOf(branch.items)
    if (branch.properties) {
      for (const [key, child] of Object.entries(branch.properties)) {
        const isKeyRequired = branch.required?.includes(key) ?? false
        collect(child, path === '' ? key : `${path}.${key}`, isKeyRequired, found)
      }
    } else if (entries?.some((entry) => entry.properties)) {
      collect(branch.items!, `${path}[]`, false, found)
    } else {
      const holds = found.get(path)?.holds ?? new Set()
      found.set(path, { holds: holds.add(holdsOf(branch)), isRequired, ofVariant: branch.default })
    }
  }
}

export function scenarioSettings(): Setting[] {
  const found = new Map<string, Found>()
  collect(scenarioJsonSchema(), '', false, found)
  return [...found].map(([path, setting]) => ({
    path,
    holds: [...setting.holds].join(', or '),
    default: defaultOf(path, setting),
  }))
}
