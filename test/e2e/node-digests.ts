/**
 * What the same runs give in Node, in a process of its own: Playwright would read each module of the engine for itself,
 * which takes longer than the runs.
 */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import type { ScenarioInput } from '../../src/scenario/schema'

const PROJECT = resolve(import.meta.dirname, '../..')
const PROGRAM = ['scripts/run-typescript.js', 'test/tools/digests.ts']

export async function digestsInNode(scenarios: readonly ScenarioInput[]): Promise<string[]> {
  const child = spawn(process.execPath, PROGRAM, {
    cwd: PROJECT,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(scenarios))
  return JSON.parse(await text(child.stdout)) as string[]
}
