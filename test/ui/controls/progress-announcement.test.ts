import { expect, it } from 'vitest'
import { progressAnnouncement } from '../../../src/ui/controls/progress-announcement'

it('two thousand seeds are said four times', () => {
  const said = Array.from({ length: 2_001 }, (_, done) => progressAnnouncement(done / 2_000))
  expect([...new Set(said)]).toEqual([
    'Started.',
    '25 percent done.',
    '50 percent done.',
    '75 percent done.',
  ])
})
