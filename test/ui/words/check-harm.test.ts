import { expect, it } from 'vitest'
import { Violations } from '../../../src/checks/violations'
import { checkHarm } from '../../../src/ui/words/checks'
import { at } from '../../support/days'

function harmOf(since: string | null, found: string): string {
  const violations = new Violations()
  violations.lookAt(at(found))
  const facts = { cents: 825_41, at: since === null ? undefined : at(since) }
  violations.add('outcomes_become_known', 1, 'nobody has told us', facts)
  return checkHarm(violations.results.find(({ ok }) => !ok)!)
}

it('says since when a violation is true, and of which day its finding is counted', () => {
  expect(harmOf('2026-09-02T00:00:00Z', '2026-09-07T00:00:00Z')).toBe(
    '$825.41 at risk: money is late or stuck. The first has been true since the end of 1 Sep 2026, and was found at the end of 6 Sep 2026.',
  )
  expect(harmOf('2026-09-02T08:30:00Z', '2026-09-02T10:00:00Z')).toContain(
    'since 2 Sep 2026, 08:30:00, and was found at 2 Sep 2026, 10:00:00.',
  )
})

it('says only when it was found where no row tells since when it is true', () => {
  expect(harmOf(null, '2026-09-07T00:00:00Z')).toMatch(
    /stuck\. The first was found at the end of 6 Sep 2026\.$/,
  )
})

it('says that money was paid twice where some of it was', () => {
  const violations = new Violations()
  violations.lookAt(at('2026-09-07T00:00:00Z'))
  violations.add('processor_agrees', 1, 'paid 2 times', { cents: 10_00, centsPaidTwice: 9_70 })
  violations.add('processor_agrees', 2, 'too little', { cents: 5_00 })
  violations.add('processor_agrees', 2, 'met again', { cents: 5_00 })
  expect(checkHarm(violations.results.find(({ ok }) => !ok)!)).toMatch(
    /^\$15\.00 at risk: \$9\.70 was paid twice, in 1 of the violations\. The first was found/,
  )
})

it('says of a run that an earlier version kept since when it is true', () => {
  const [result] = new Violations().results
  const {
    foundAt: _foundAt,
    paidTwice: _paidTwice,
    centsPaidTwice: _centsPaidTwice,
    ...kept
  } = { ...result!, firstAt: '2026-09-02T08:30:00Z' }
  expect(checkHarm(kept)).toMatch(/The first has been true since 2 Sep 2026, 08:30:00\.$/)
})
