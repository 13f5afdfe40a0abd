/**
 * Time zones of sales files: IANA names by the engine's own data, names of reports and abbreviations by the table here.
 * A local time that a zone has twice, in autumn, is the first of the two; one that it skips, in spring, is an hour later.
 */
import {
  dayFromCivil,
  SECONDS_IN_DAY,
  SECONDS_IN_HOUR,
  SECONDS_IN_MINUTE,
  startOfDay,
  type Instant,
} from '../../core/calendar'
import { ownValue } from '../../core/own-value'

/** Seconds ahead of UTC, or a zone whose offset depends on the day. */
export type Zone = number | ZoneClock

const HOURS_AHEAD: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  JST: 9,
  AWST: 8,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
  EST: -5,
  EDT: -4,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AKST: -9,
  AKDT: -8,
  HST: -10,
}

/** What Square and Rails applications call the zones of America. */
const ZONE_OF_NAME: Readonly<Record<string, string>> = {
  'eastern time (us & canada)': 'America/New_York',
  'central time (us & canada)': 'America/Chicago',
  'mountain time (us & canada)': 'America/Denver',
  'pacific time (us & canada)': 'America/Los_Angeles',
  arizona: 'America/Phoenix',
  alaska: 'America/Juneau',
  hawaii: 'Pacific/Honolulu',
}

const OFFSET = /^(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?$/i
const OFFSET_HOURS_MAX = 14

const knownZones = new Map<string, Zone | null>()

/** `null` for what is no zone, and for an abbreviation that means several, such as IST. */
export function zoneOf(name: string): Zone | null {
  const trimmed = name.trim()
  let zone = knownZones.get(trimmed)
  if (zone === undefined) {
    zone = findZone(trimmed)
    knownZones.set(trimmed, zone)
  }
  return zone
}

function findZone(name: string): Zone | null {
  const hours = ownValue(HOURS_AHEAD, name.toUpperCase())
  if (hours !== undefined) return hours * SECONDS_IN_HOUR
  const offset = OFFSET.exec(name)
  if (offset) return offsetSeconds(offset[1]!, Number(offset[2]), Number(offset[3] ?? 0))
  const ianaName = ownValue(ZONE_OF_NAME, name.toLowerCase()) ?? name
  // Other abbreviations mean several zones, though engines take some of them.
  return ianaName.includes('/') ? ZoneClock.of(ianaName) : null
}

/** `null` beyond any zone on earth. */
function offsetSeconds(sign: string, hours: number, minutes: number): number | null {
  if (hours > OFFSET_HOURS_MAX || minutes > 59) return null
  const ahead = hours * SECONDS_IN_HOUR + minutes * SECONDS_IN_MINUTE
  return sign === '-' ? -ahead : ahead
}

/** `localSeconds` are those since 1970 that a clock of the zone shows. */
export function instantInZone(localSeconds: number, zone: Zone): Instant {
  return typeof zone === 'number' ? localSeconds - zone : zone.instantOf(localSeconds)
}

/** Offsets change on the quarter of an hour. */
const SECONDS_OF_STEP = 900

class ZoneClock {
  readonly #format: Intl.DateTimeFormat
  readonly #aheadByStep = new Map<number, number>()

  private constructor(format: Intl.DateTimeFormat) {
    this.#format = format
  }

  static of(ianaName: string): ZoneClock | null {
    try {
      return new ZoneClock(
        new Intl.DateTimeFormat('en-US', {
          timeZone: ianaName,
          calendar: 'gregory',
          numberingSystem: 'latn',
          hourCycle: 'h23',
          year: 'numeric',
          month: 'numeric',
          day: 'numeric',
          hour: 'numeric',
          minute: 'numeric',
          second: 'numeric',
        }),
      )
    } catch {
      return null
    }
  }

  /** The offset of the day before decides where a local time is there twice, or not at all. */
  instantOf(localSeconds: number): Instant {
    const before = this.#aheadAt(localSeconds - SECONDS_IN_DAY)
    const after = this.#aheadAt(localSeconds + SECONDS_IN_DAY)
    const first = localSeconds - before
    if (before === after || this.#aheadAt(first) === before) return first
    const second = localSeconds - after
    return this.#aheadAt(second) === after ? second : first
  }

  #aheadAt(instant: Instant): number {
    const step = Math.floor(instant / SECONDS_OF_STEP)
    let ahead = this.#aheadByStep.get(step)
    if (ahead === undefined) {
      ahead = this.#shownAt(step * SECONDS_OF_STEP) - step * SECONDS_OF_STEP
      this.#aheadByStep.set(step, ahead)
    }
    return ahead
  }

  #shownAt(instant: Instant): number {
    const parts: Record<string, number> = {}
    for (const { type, value } of this.#format.formatToParts(instant * 1_000)) {
      parts[type] = Number(value)
    }
    const { year, month, day, hour, minute, second } = parts
    return (
      startOfDay(dayFromCivil(year!, month!, day!)) +
      hour! * SECONDS_IN_HOUR +
      minute! * SECONDS_IN_MINUTE +
      second!
    )
  }
}
