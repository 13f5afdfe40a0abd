import { errorText } from '../core/error-text'

/** The same error; where the module of that name threw it, its words begin with the line. */
export function placedError(error: unknown, name: string): Error {
  const known = error instanceof Error ? error : new Error(errorText(error))
  // `guarded-service.ts` is not `service.ts`.
  const place = new RegExp(`(?<![\\w.-])${name.replaceAll(/\W/g, '\\$&')}:(\\d+)`)
  const [, line] = place.exec(known.stack ?? '') ?? []
  if (line !== undefined && !known.message.startsWith(name)) {
    known.message = `${name}:${line}: ${known.message}`
  }
  return known
}
