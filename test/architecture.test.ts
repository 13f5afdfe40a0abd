/** Each rule that guards the laws of the house fires. That the tree keeps them is what `npm run lint` shows. */
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import {
  BANNED_GLOBALS,
  BANNED_MATHS,
  REPRODUCIBLE_ROOMS,
  ROOMS,
  STRICTER_FILES,
} from './tools/architecture.js'

const DIRECTIONS = 'lab/import-directions'
const LAW_RULES = [
  DIRECTIONS,
  'no-restricted-imports',
  'no-restricted-globals',
  'no-restricted-properties',
  'no-restricted-syntax',
]

/** The laws need no types, and samples of code have no file for the types to come from. */
const eslint = new ESLint({
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false, project: false } },
  },
  ruleFilter: ({ ruleId }) => LAW_RULES.includes(ruleId),
})

async function brokenLaws(code: string, filePath: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath })
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message)
}

const importOf = (room: string, from: string): string => {
  const depth = from.startsWith('src/') ? 2 : 1
  return `import { x } from '${'../'.repeat(depth)}${room}/x'\nx()\n`
}

const rooms = Object.keys(ROOMS)
const directions = Object.entries<string[]>(ROOMS).flatMap(([from, allowed]) =>
  rooms.filter((to) => to !== from).map((to) => ({ from, to, isAllowed: allowed.includes(to) })),
)

describe('imports point one way', () => {
  it.each(directions)('$from to $to: $isAllowed', async ({ from, to, isAllowed }) => {
    const expected = isAllowed ? [] : [DIRECTIONS]
    expect(await brokenLaws(importOf(to, from), `${from}/sample.ts`)).toEqual(expected)
  })

  it('also between rooms of src, from files in folders, and from components', async () => {
    expect(await brokenLaws(`import '../ledger/x'`, 'src/core/sample.ts')).toHaveLength(1)
    expect(await brokenLaws(`import '../../ledger/x'`, 'src/ui/charts/sample.ts')).toHaveLength(1)
    const component = `<script lang="ts">\n  import { x } from '../ledger/x'\n  x()\n</script>\n`
    expect(await brokenLaws(component, 'src/ui/Sample.svelte')).toHaveLength(1)
  })

  it('but an address is no import', async () => {
    const worker = `import worker from '../../workers/simulation-worker.ts?worker`
    expect(await brokenLaws(`${worker}&url'\nworker()\n`, 'src/ui/sample.ts')).toEqual([])
    const broken = await brokenLaws(`${worker}'\nworker()\n`, 'src/ui/sample.ts')
    expect(broken).toEqual([DIRECTIONS])
  })

  it('by where they lead, not by what they are called', async () => {
    const code = `import { x } from '../ledger/x'\nx()\n`
    expect(await brokenLaws(code, 'src/ui/charts/sample.ts')).toEqual([])
    expect(await brokenLaws(`export * from '../ledger/x'`, 'src/core/sample.ts')).toHaveLength(1)
    expect(await brokenLaws(`await import('../ledger/x')`, 'src/core/sample.ts')).toHaveLength(1)
  })

  it('only the command line uses Node', async () => {
    const code = `import { readFileSync } from 'node:fs'\nreadFileSync('x')\n`
    expect(await brokenLaws(code, 'src/cli/sample.ts')).toEqual([])
    expect(await brokenLaws(code, 'src/ledger/sample.ts')).toHaveLength(1)
  })

  it('state of the page is in runes, not in stores', async () => {
    const code = `import { writable } from 'svelte/store'\nwritable(0)\n`
    expect(await brokenLaws(code, 'src/ui/sample.svelte.ts')).toEqual(['no-restricted-imports'])
  })

  it('the page sees the worker’s contract and nothing else of it', async () => {
    const from = (file: string): string => `import { x } from '../../workers/${file}'\nx()\n`
    expect(await brokenLaws(from('contract'), 'src/ui/sample.ts')).toEqual([])
    expect(await brokenLaws(from('simulation'), 'src/ui/sample.ts')).toHaveLength(1)
  })

  it.each(
    Object.entries(STRICTER_FILES).flatMap(([file, allowed]) =>
      rooms.map((to) => ({ file, to, isAllowed: allowed.includes(to) })),
    ),
  )('$file to $to: $isAllowed', async ({ file, to, isAllowed }) => {
    const expected = isAllowed ? [] : [DIRECTIONS]
    expect(await brokenLaws(importOf(to, 'src/checks'), `${file}.ts`)).toEqual(expected)
  })
})

describe('a run is one function of scenario and seed', () => {
  const uses = [
    ...BANNED_GLOBALS.map((name) => `console.log(${name})`),
    ...BANNED_GLOBALS.map((name) => `console.log(globalThis.${name})`),
    ...BANNED_MATHS.map((name) => `console.log(Math.${name})`),
    'export const square = (x: number): number => x ** 2',
    'export function grow(x: number): number {\n  x **= 2\n  return x\n}',
  ]

  it.each(uses)('bans %s', async (code) => {
    expect(await brokenLaws(code, 'src/core/sample.ts')).toHaveLength(1)
  })

  it.each(REPRODUCIBLE_ROOMS)('in %s', async (room) => {
    expect(await brokenLaws('console.log(Date, Math.random)', `${room}/sample.ts`)).toHaveLength(2)
  })

  it.each(['src/ui', 'src/cli', 'workers'])('but not in %s', async (room) => {
    expect(await brokenLaws('console.log(Date, Math.random)', `${room}/sample.ts`)).toEqual([])
  })

  it('and leaves exact functions alone', async () => {
    const code = 'console.log(Math.sqrt, Math.floor, Math.min)'
    expect(await brokenLaws(code, 'src/core/sample.ts')).toEqual([])
  })
})
