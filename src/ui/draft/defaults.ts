/**
 * What a scenario means where it says nothing, read off the schema itself: for its own settings, and for those of an
 * entry of a list, which depend on what kind of entry it is.
 */
import {
  DEFAULT_DAYS,
  DEFAULT_START_DAY,
  type Scenario,
  type ScenarioAction,
} from '../../scenario/schema'
import { readScenario } from '../../scenario/read-scenario'
import { valueAt } from './paths'

const ON = DEFAULT_START_DAY
const CREATOR = 'a'

function read(): Scenario {
  const answer = readScenario({
    version: 1,
    creators: [{ handle: CREATOR, schedule: { frequency: 'twice_a_month' } }, { handle: 'b' }],
    actions: [
      { action: 'change-schedule', on: ON, creator: CREATOR, schedule: 'weekly' },
      { action: 'pause', on: ON, creator: CREATOR },
      { action: 'resume', on: ON, creator: CREATOR },
      { action: 'request-payout', on: ON, creator: CREATOR },
      { action: 'refund-sale', on: ON, creator: CREATOR },
      { action: 'charge-back-sale', on: ON, creator: CREATOR },
    ],
  })
  if (!answer.ok) throw new Error('The schema refuses a scenario of nothing but defaults')
  return answer.scenario
}

const FILLED = read()
const [WITH_SCHEDULE, PLAIN_CREATOR] = FILLED.creators
const DEFAULTS = {
  ...FILLED,
  startDay: DEFAULT_START_DAY,
  days: DEFAULT_DAYS,
  creators: [],
  actions: [],
}

/** Details of a flexible schedule, wherever the schedule stands. */
const SCHEDULE_DETAIL = /\.schedule\.(payoutType|daysOfMonth)$/
const ENTRY = /^(creators|actions)\[\d+\]\.([^[]+)$/

/** `undefined` for a setting without a default. */
export function defaultAt(input: unknown, path: string): unknown {
  const detail = SCHEDULE_DETAIL.exec(path)
  if (detail) return valueAt(WITH_SCHEDULE?.schedule, detail[1]!)
  const entry = ENTRY.exec(path)
  if (!entry) return valueAt(DEFAULTS, path)
  const [, list, setting] = entry as unknown as [string, 'creators' | 'actions', string]
  if (list === 'creators') {
    return setting === 'handle' ? undefined : valueAt(PLAIN_CREATOR, setting)
  }
  return actionDefault(valueAt(input, path.replace(/\].*$/, '].action')), setting)
}

/** When and whose an action is has no default. */
function actionDefault(kind: unknown, setting: string): unknown {
  if (['on', 'creator', 'action', 'schedule'].includes(setting)) return undefined
  const known: readonly ScenarioAction[] = FILLED.actions
  return valueAt(
    known.find(({ action }) => action === kind),
    setting,
  )
}
