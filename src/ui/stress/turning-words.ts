/** What is said of the moments that decided a failure. */
import { headlineOf, type Rise, type TurningPoint } from '../../../workers/stress-contract'
import { isoFromInstant, type Instant } from '../../core/calendar'
import { formatDuration, formatSecond } from '../format'
import { m } from '../paraglide/messages.js'
import { momentText } from '../words/checks'

/** `A balance paid by two payouts, creator-5`. */
export function harmText({ harm: { check, creator } }: TurningPoint): string {
  const what = headlineOf(check)
  return creator === null ? what : m.stress_turning_harm_of({ what, creator })
}

export const secondText = (at: Instant): string => formatSecond(isoFromInstant(at))

/** The steepest rise, or why there is none. */
export function turningText(found: TurningPoint): string {
  const { futures, moments } = found
  if (moments.every(({ harmed }) => harmed === futures)) return m.stress_turning_always({ futures })
  const steepest = steepestOf(found)
  if (!steepest) return m.stress_turning_gradual()
  const { before, after, firstAt, lastAt } = steepest
  const counts = { before: before.harmed, after: after.harmed, futures }
  const [from, to] = [secondText(firstAt), secondText(lastAt)]
  return from === to
    ? m.stress_turning_rise({ ...counts, moment: from })
    : m.stress_turning_between({ ...counts, from, to })
}

/** When a check could see it, and from when on nothing could prevent it any more. */
export function foundText(found: TurningPoint): string {
  const { foundAt, futures, decided } = found
  const steepest = steepestOf(found)
  const words = { found: momentText(isoFromInstant(foundAt)) }
  return [
    steepest
      ? m.stress_turning_found({ ...words, later: formatDuration(foundAt - steepest.lastAt) })
      : m.stress_turning_found_then(words),
    decided && decided.at < foundAt && decided !== found.moments[0]
      ? m.stress_turning_decided({ moment: secondText(decided.at), futures })
      : '',
  ]
    .filter(Boolean)
    .join(' ')
}

export const riseText = ({ before, after, lastAt }: Rise, futures: number): string =>
  m.stress_turning_rise_item({
    ...{ before: before.harmed, after: after.harmed, futures },
    moment: secondText(lastAt),
  })

/** The first of those that are as steep. */
const steepestOf = ({ rises }: TurningPoint): Rise | undefined =>
  rises.toSorted((one, other) => sizeOf(other) - sizeOf(one))[0]

const sizeOf = ({ before, after }: Rise): number => after.harmed - before.harmed
