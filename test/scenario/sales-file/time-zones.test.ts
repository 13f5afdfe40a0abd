import { describe, expect, it } from 'vitest'
import { instantFromIso, isoFromInstant } from '../../../src/core/calendar'
import { instantInZone, zoneOf } from '../../../src/scenario/sales-file/time-zones'

const inZone = (local: string, zone: string): string =>
  isoFromInstant(instantInZone(instantFromIso(`${local}Z`)!, zoneOf(zone)!))

describe('a time zone', () => {
  it.each([
    ['2026-01-15T12:00:00', 'America/New_York', '2026-01-15T17:00:00Z'],
    ['2026-07-15T12:00:00', 'America/New_York', '2026-07-15T16:00:00Z'],
    ['2026-07-15T12:00:00', 'Asia/Kathmandu', '2026-07-15T06:15:00Z'],
    ['2026-07-15T12:00:00', 'Pacific Time (US & Canada)', '2026-07-15T19:00:00Z'],
    ['2026-01-15T12:00:00', 'PST', '2026-01-15T20:00:00Z'],
    ['2026-01-15T12:00:00', 'GMT+2', '2026-01-15T10:00:00Z'],
    ['2026-01-15T12:00:00', '-03:30', '2026-01-15T15:30:00Z'],
    ['2026-01-15T12:00:00', 'utc', '2026-01-15T12:00:00Z'],
  ])('makes an instant of %s in %s', (local, zone, instant) => {
    expect(inZone(local, zone)).toBe(instant)
  })

  it.each([
    ...([
      ['WET', 0],
      ['WEST', 1],
      ['CET', 1],
      ['CEST', 2],
      ['EET', 2],
      ['EEST', 3],
    ] as const),
    ...([
      ['JST', 9],
      ['AWST', 8],
      ['AEST', 10],
      ['AEDT', 11],
      ['NZST', 12],
      ['NZDT', 13],
    ] as const),
    ...([
      ['EST', -5],
      ['EDT', -4],
      ['CDT', -5],
      ['MST', -7],
      ['MDT', -6],
    ] as const),
    ...([
      ['PST', -8],
      ['PDT', -7],
      ['AKST', -9],
      ['AKDT', -8],
      ['HST', -10],
    ] as const),
  ])('%s is %d hours ahead of UTC', (name, hours) => {
    expect(zoneOf(name)).toBe(hours * 3_600)
  })

  it.each([
    ['skips', '2026-03-29T02:30:00', '2026-03-29T01:30:00Z'],
    ['has before it changes', '2026-03-29T01:59:59', '2026-03-29T00:59:59Z'],
    ['has after it has changed', '2026-03-29T03:00:00', '2026-03-29T01:00:00Z'],
    ['has twice', '2026-10-25T02:30:00', '2026-10-25T00:30:00Z'],
    ['has after both', '2026-10-25T03:00:00', '2026-10-25T02:00:00Z'],
  ])('has one instant for a local time that it %s', (_what, local, instant) => {
    expect(inZone(local, 'Europe/Berlin')).toBe(instant)
  })

  it.each([
    'IST',
    'CST',
    'BST',
    'Mars/Olympus',
    '+15:00',
    '+05:60',
    'noon',
    '',
    'constructor',
    '__proto__',
  ])('is not %j', (name) => {
    expect(zoneOf(name)).toBeNull()
  })
})
