/** Where a thread begins: Node hands it no loader for TypeScript, so it brings its own. */
import { register } from 'tsx/esm/api'

register()
await import('./experiment-thread.ts')
