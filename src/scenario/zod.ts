/**
 * Zod as the schema uses it: without compiling validators to code of their own. A scenario is read a few times, so the
 * compiling would cost more than it saves, and the page works under a content security policy that forbids it.
 */
import { z } from 'zod'

z.config({ jitless: true })

export { z }
