import { errorText } from '../core/error-text'

/** The same error; where the module of that name threw it, its words begin with the line. */
export function placedError(error: unknown, name: string): Error {
  const known = error instanceof Error ? error : new Error(errorText(error))
  const line = lineIn(known.stack ?? '', name)
  if (line !== null && !known.message.startsWith(name)) {
    known.message = `${name}:${line}: ${known.message}`
  }
  return known
}

/** The first line of that file in a stack of calls; `guarded-service.ts` is not `service.ts`. */
function lineIn(stack: string, name: string): string | null {
  const [first = '', ...rest] = stack.split(`${name}:`)
  let before = first
  for (const after of rest) {
    const [line] = /^\d+/.exec(after) ?? []
    if (line !== undefined && !/[\w.-]$/.test(before)) return line
    before = after
  }
  return null
}
