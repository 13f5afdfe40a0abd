/** What checks say, as the page writes it: creators by handle, amounts, days and times as everywhere on it. */
import type { CheckResult, CheckSubject, ShownPart } from '../../../workers/contract'
import { formatCount, formatDay, formatMoney, formatSecond } from '../format'
import { plainPiece, type Piece } from '../lists/named-rows'
import { m } from '../paraglide/messages.js'
import { counted } from './counts'
import { shownName } from './shown-name'

/** What an earlier version kept of a run has no parts. */
type Kept<Words extends keyof CheckResult, Parts extends keyof CheckResult> = Pick<
  CheckResult,
  Words
> &
  Partial<Pick<CheckResult, Parts>>

/** The first violation. */
export const witnessPieces = ({
  witness,
  witnessParts = [witness ?? ''],
}: Kept<'witness', 'witnessParts'>): Piece[] => witnessParts.map(pieceOf)

/** What an `eventually` check still waits for. */
export const openPieces = ({
  open,
  openParts = [open ?? ''],
}: Kept<'open', 'openParts'>): Piece[] => openParts.map(pieceOf)

/** The first violation, where nothing in it can be opened. */
export const witnessText = (said: Kept<'witness', 'witnessParts'>): string =>
  witnessPieces(said)
    .map(({ text }) => text)
    .join('')

/** Whom the violations after the first are about: the next few by name, the rest counted. */
export function otherSubjects({
  subjects,
  violations,
}: Pick<CheckResult, 'subjects' | 'violations'>): Piece[] {
  const named = subjects
    .slice(1)
    .flatMap((subject, index) => [
      ...(index === 0 ? [] : [plainPiece(', ')]),
      ...subjectPieces(subject),
    ])
  const more = violations - Math.max(1, subjects.length)
  return more === 0 ? named : [...named, plainPiece(moreText(more, named.length > 0))]
}

const moreText = (count: number, isAfterNames: boolean): string =>
  isAfterNames
    ? m.check_also_and_more(counted(count))
    : m.check_also_more({ count: formatCount(count) })

function subjectPieces({ payoutId, creatorId, creator }: CheckSubject): Piece[] {
  const named =
    creatorId === null
      ? []
      : [pieceOf({ creatorId, creator: creator ?? m.check_subject_creator({ creatorId }) })]
  if (payoutId === null) return named
  const payout = pieceOf({ payoutId })
  return named.length === 0 ? [payout] : [payout, plainPiece(' ('), ...named, plainPiece(')')]
}

function pieceOf(part: ShownPart): Piece {
  if (typeof part === 'string') return plainPiece(part)
  if ('creatorId' in part) {
    return { text: shownName(part.creator), payoutId: null, creatorId: part.creatorId }
  }
  if ('payoutId' in part) {
    const { payoutId } = part
    return { text: m.check_subject_payout({ payoutId }), payoutId, creatorId: null }
  }
  if ('cents' in part) return plainPiece(formatMoney(part.cents))
  return plainPiece('day' in part ? formatDay(part.day) : formatSecond(part.at))
}
