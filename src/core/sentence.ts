/**
 * The sentences of checks. Creators, payouts, amounts and times in them stay values until somebody
 * reads them: programs get ids and cents, people handles and dollars.
 */
import { isoFromDay, isoFromInstant, type Day, type Instant } from './calendar'
import { dollars } from './dollars'
import type { Cents } from './money'

export type SentencePart =
  | string
  | { creatorId: number }
  | { payoutId: number }
  | { cents: Cents }
  | { day: Day }
  | { at: Instant }
  /** Where programs have other words than people. */
  | { forPrograms: string; forPeople: Sentence }

/** A text is a sentence in which nothing is a value. */
export type Sentence = string | readonly SentencePart[]

/** A part as it is shown to people: a creator has a handle, or else the number; days and instants are ISO 8601. */
export type ShownPart =
  | string
  | { creatorId: number; creator: string }
  | { payoutId: number }
  | { cents: Cents }
  | { day: string }
  | { at: string }

/** `sentence`payout ${{ payoutId }} of ${{ cents: netCents }}``; what is no value is put into the words as it is. */
export function sentence(
  words: TemplateStringsArray,
  ...values: readonly (Sentence | SentencePart | number | null)[]
): Sentence {
  const parts = words.flatMap((text, index): Sentence => {
    const value = values[index]
    if (value === undefined) return [text]
    return [text, ...(typeof value === 'object' && value ? partsOf(value) : [String(value)])]
  })
  return parts.filter((part) => part !== '')
}

const partsOf = (one: Sentence | SentencePart): readonly SentencePart[] =>
  isInParts(one) ? one : [one]
const isInParts = (one: Sentence | SentencePart): one is readonly SentencePart[] =>
  Array.isArray(one)

/** `payout 12 of creator 3: 1234 cents are too little`. */
export const forPrograms = (said: Sentence): string => partsOf(said).map(partForPrograms).join('')

function partForPrograms(part: SentencePart): string {
  if (typeof part === 'string') return part
  if ('creatorId' in part) return `creator ${part.creatorId}`
  if ('payoutId' in part) return `payout ${part.payoutId}`
  if ('cents' in part) return `${part.cents} cents`
  if ('day' in part) return isoFromDay(part.day)
  if ('at' in part) return isoFromInstant(part.at)
  return part.forPrograms
}

/** `null` for one whom the ledger does not know. */
export type HandleOf = (creatorId: number) => string | null

/** Whom a sentence is about, as far as it is known. */
export interface Subject {
  payoutId: number | null
  creatorId: number | null
}

/** A sentence about a creator names them, also where programs are given a payout alone. */
export function shownParts(said: Sentence, handleOf: HandleOf, about?: Subject): ShownPart[] {
  const shown = partsOf(said).flatMap((part) => shownPart(part, handleOf))
  const creatorId = about?.creatorId ?? null
  if (creatorId === null || shown.some(isCreator)) return joined(shown)
  const creator = shownParts([{ creatorId }], handleOf)
  const payout = shown.findIndex(
    (part) => typeof part === 'object' && 'payoutId' in part && part.payoutId === about?.payoutId,
  )
  return joined(
    payout === -1
      ? [...shown, ' (', ...creator, ')']
      : shown.toSpliced(payout + 1, 0, ' of ', ...creator),
  )
}

const isCreator = (part: ShownPart): boolean => typeof part === 'object' && 'creatorId' in part

/** Words that follow each other are one text. */
const joined = (parts: readonly ShownPart[]): ShownPart[] =>
  parts.reduce<ShownPart[]>((before, part) => {
    const last = before.at(-1)
    return typeof last === 'string' && typeof part === 'string'
      ? [...before.slice(0, -1), last + part]
      : [...before, part]
  }, [])

function shownPart(part: SentencePart, handleOf: HandleOf): ShownPart | ShownPart[] {
  if (typeof part === 'string' || 'payoutId' in part || 'cents' in part) return part
  if ('creatorId' in part)
    return { ...part, creator: handleOf(part.creatorId) ?? forPrograms([part]) }
  if ('forPeople' in part) return shownParts(part.forPeople, handleOf)
  return 'day' in part ? { day: isoFromDay(part.day) } : { at: isoFromInstant(part.at) }
}

/** `payout 12 of ann: $12.34 are too little`, for stories and terminals. The page has its own formatting. */
export const forPeople = (shown: readonly ShownPart[]): string => shown.map(partForPeople).join('')

function partForPeople(part: ShownPart): string {
  if (typeof part === 'string') return part
  if ('creatorId' in part) return part.creator
  if ('payoutId' in part) return `payout ${part.payoutId}`
  if ('cents' in part) return dollars(part.cents)
  return 'day' in part ? part.day : part.at
}
