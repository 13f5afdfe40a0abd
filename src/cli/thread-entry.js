/** Where a thread begins: Node reads no TypeScript. */
import { fileURLToPath } from 'node:url'
import { runTypescript } from '../../scripts/run-typescript.js'

await runTypescript(fileURLToPath(new URL('./experiment-thread.ts', import.meta.url)))
