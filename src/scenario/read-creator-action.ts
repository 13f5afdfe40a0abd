/**
 * Reads an action of a creator that the page asks for, by the same rules as those of a scenario.
 */
import type { CreatorAction } from './creator-action'
import { readSchedule } from './read-schedule'

/** `wrong`: as of `ReadSchedule`. */
type ReadCreatorAction =
  { ok: true; action: CreatorAction } | { ok: false; wrong: readonly string[] }

export function readCreatorAction(asked: CreatorAction): ReadCreatorAction {
  if (asked.action !== 'change-schedule') return { ok: true, action: asked }
  const read = readSchedule(asked.schedule)
  return read.ok ? { ok: true, action: { ...asked, schedule: read.schedule } } : read
}
