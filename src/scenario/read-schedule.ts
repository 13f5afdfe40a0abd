/**
 * Reads a single schedule that is not part of a scenario, by the same rules as those of a scenario.
 */
import { scheduleSchema, flexibleScheduleSchema, type ScenarioSchedule } from './settings/schedules'

/** `wrong` names the details that the schema refuses (`days`, `weekdays` …), each once; it is empty if all is. */
export type ReadSchedule =
  { ok: true; schedule: ScenarioSchedule } | { ok: false; wrong: readonly string[] }

export function readSchedule(input: unknown): ReadSchedule {
  // Asked for by itself, since a union only says that no branch of it fits.
  const schema = typeof input === 'object' ? flexibleScheduleSchema : scheduleSchema
  const parsed = schema.safeParse(input)
  if (parsed.success) return { ok: true, schedule: parsed.data }
  const details = parsed.error.issues.flatMap(({ path }) => (path[0] === undefined ? [] : path[0]))
  return { ok: false, wrong: [...new Set(details.map(String))] }
}
