/** Runs the scenarios that standard input has as a JSON array, and prints the digests of their ledgers as another. */
import { text } from 'node:stream/consumers'
import type { ScenarioInput } from '../../src/scenario/schema'
import { digestInNode } from '../support/digest-in-node'

const scenarios = JSON.parse(await text(process.stdin)) as ScenarioInput[]
console.log(JSON.stringify(scenarios.map(digestInNode)))
