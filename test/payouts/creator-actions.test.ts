import { describe, expect, it } from 'vitest'
import type { PayoutType } from '../../src/core/vocabulary'
import type { Creator } from '../../src/ledger/creators'
import { creatorActionRefusal } from '../../src/payouts/creator-actions'
import type { CreatorAction } from '../../src/scenario/creator-action'
import { sceneOf, type Scene } from '../support/creator-scene'
import { day } from '../support/days'

describe('an action of a creator', () => {
  const toEvery = (days: number, payoutType: PayoutType = 'instant'): CreatorAction => ({
    action: 'change-schedule',
    schedule: { frequency: 'every_days', days, from: '2026-09-03', payoutType },
  })
  const ON_EVERY_3: Partial<Creator> = {
    frequency: 'every_days',
    flexible: { frequency: 'every_days', days: 3, from: day('2026-09-03'), payoutType: 'instant' },
  }

  const refusal = (action: CreatorAction, scene: Scene = {}): unknown => {
    const { service, ask } = sceneOf(scene)
    return creatorActionRefusal(service.context, 1, action, ask)
  }

  it.each<[string, CreatorAction, Scene]>([
    ['another schedule', { action: 'change-schedule', schedule: 'monthly' }, {}],
    ['the daily schedule for one who can', { action: 'change-schedule', schedule: 'daily' }, {}],
    ['a pause', { action: 'pause', by: 'creator' }, {}],
    ['an instant flexible schedule for one who can', toEvery(3), {}],
    [
      'a standard flexible schedule for one who cannot',
      toEvery(3, 'standard'),
      { creator: { instantCapable: false } },
    ],
    ['other details of the schedule they have', toEvery(4), { creator: ON_EVERY_3 }],
    ['an end of a pause', { action: 'resume', by: 'creator' }, { pausedBy: 'creator' }],
    ['a payout', { action: 'request-payout', by: 'creator' }, {}],
  ])('is let through: %s', (_what, action, scene) => {
    expect(refusal(action, scene)).toBeNull()
  })

  it.each<[string, CreatorAction, Scene]>([
    ['the schedule they have', { action: 'change-schedule', schedule: 'weekly' }, {}],
    ['the flexible schedule they have', toEvery(3), { creator: ON_EVERY_3 }],
    ['a pause of what is paused', { action: 'pause', by: 'creator' }, { pausedBy: 'creator' }],
    ['an end of no pause', { action: 'resume', by: 'creator' }, {}],
    ['an end of somebody else’s pause', { action: 'resume', by: 'creator' }, { pausedBy: 'admin' }],
  ])('is refused where nothing would change: %s', (_what, action, scene) => {
    expect(refusal(action, scene)).toEqual({ code: 'nothing_to_change' })
  })

  it('is refused where the rules refuse it, with their reason', () => {
    const creator = { instantCapable: false }
    const reason = { code: 'instant_not_supported', obstacle: { code: 'bank', rail: 'us_bank' } }
    expect(refusal({ action: 'change-schedule', schedule: 'daily' }, { creator })).toEqual({
      code: 'schedule_not_available',
      reason,
    })
    expect(refusal(toEvery(3), { creator })).toEqual({ code: 'schedule_not_available', reason })
    expect(refusal({ action: 'request-payout', by: 'creator' }, { creator })).toEqual({
      code: 'payout_refused',
      reason,
    })
  })
})
