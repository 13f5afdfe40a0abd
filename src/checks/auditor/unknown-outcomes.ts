/**
 * What lets the service take a creator's money for unaccounted for, as the auditor hears it: a call that was not answered
 * however often it was tried, while nobody has told the outcome otherwise, a transfer that is not taken back, news of one
 * part of a payout. Whoever has given a call up is no longer at work on it: from then on the creator has to be paused.
 */
import { SECONDS_IN_DAY, type Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import type { Listener } from './hearing'

/** One of the things that a call asks for was not answered, or turned down unseen. */
interface SilentTry {
  /** The same for each try. */
  key: string
  creatorId: number
  cents: Cents
  at: Instant
  /** Who asked, and may ask again. */
  listener: Listener
  /** Turned down unseen: where that is the first that is heard, whoever calls does not try again. */
  isRefused: boolean
  /** Whoever calls tries again what was not answered. */
  isTriedAgain: boolean
  /** The outcome is known all the same, and whoever heard it has finished with it. */
  isToldOtherwise: boolean
  /** Somebody has heard the outcome. */
  isHeardOf: boolean
  /** It may be written down later than it is heard what that means for the creator. */
  isHeldLater: boolean
  /** An outcome that stays unknown is left to people. */
  isHeld: boolean
}

/** It may begin a pause: at this instant, or at any from then on. */
interface UnknownOutcome {
  creatorId: number
  at: Instant
  isHeldLater: boolean
}

/** It has to have begun one by now. */
interface OpenOutcome {
  creatorId: number
  at: Instant
  cents: Cents
}

/** The tries of one who calls, since the call began. */
interface Silence extends OpenOutcome {
  listener: Listener
  tries: number
  triesMax: number
  mustBeHeld: boolean
}

/** Then the outcome is unknown. */
const TRIES = 3

/** No call is repeated for so long. */
const REMEMBERED_SECONDS = 8 * SECONDS_IN_DAY

export class UnknownOutcomes {
  /** By key: who was not answered, and is at work on it for all that is known. */
  readonly #silences = new Map<string, Silence[]>()
  /** When what was asked for was last turned down, by key: others who ask for it need not be answered. */
  readonly #refused = new Map<string, Instant>()
  #new: UnknownOutcome[] = []
  #open: OpenOutcome[] = []

  silent(one: SilentTry): void {
    const { key, creatorId, cents, at, listener } = one
    const before = this.#take(key, listener)
    const isOver = before !== undefined && before.tries >= before.triesMax
    if (isOver) this.#giveUp(before)
    const first = before === undefined || isOver
    const triesMax = first ? (one.isTriedAgain && !one.isRefused ? TRIES : 1) : before.triesMax
    const tries = first ? 1 : before.tries + 1
    // What was turned down at once is asked for again where stuck payouts are looked into.
    const isUnheard = !one.isRefused || !first
    const mustBeHeld =
      one.isHeld && isUnheard && !one.isHeldLater && !one.isHeardOf && !this.#refused.has(key)
    const silence = { creatorId, cents, at, listener, tries, triesMax, mustBeHeld }
    this.#silences.set(key, [...(this.#silences.get(key) ?? []), silence])
    // News of what is not stored yet is passed over.
    const isOpen = one.isHeldLater || !one.isToldOtherwise
    if (isOpen && tries >= triesMax) this.add(one)
  }

  /** Whoever calls has heard something. */
  answered(key: string, listener: Listener): void {
    this.#take(key, listener)
  }

  /** The same: that it will not be done. */
  refused(key: string, at: Instant, listener: Listener): void {
    this.answered(key, listener)
    this.#refused.delete(key)
    this.#refused.set(key, at)
  }

  add({ creatorId, at, isHeldLater }: UnknownOutcome): void {
    this.#new.push({ creatorId, at, isHeldLater })
  }

  /** A transfer that is not taken back; told a second time, it is no news. */
  notTakenBack({ key, ...outcome }: OpenOutcome & { key: string }): void {
    this.add({ ...outcome, isHeldLater: false })
    if (!this.#refused.has(key)) this.#open.push(outcome)
  }

  /** Since this was last asked. */
  takeNew(): UnknownOutcome[] {
    const outcomes = this.#new
    this.#new = []
    return outcomes
  }

  /** Of whom nobody is at work any more, since this was last asked. */
  takeOpen(now: Instant): OpenOutcome[] {
    for (const [key, silences] of this.#silences) {
      const atWork = silences.filter(({ listener }) => !listener.over)
      for (const silence of silences) if (!atWork.includes(silence)) this.#giveUp(silence)
      if (atWork.length > 0) this.#silences.set(key, atWork)
      else this.#silences.delete(key)
    }
    for (const [key, at] of this.#refused) {
      if (at >= now - REMEMBERED_SECONDS) break
      this.#refused.delete(key)
    }
    const open = this.#open
    this.#open = []
    return open
  }

  /** Whose worker was lost could write nothing down. */
  #giveUp({ mustBeHeld, listener, creatorId, at, cents }: Silence): void {
    if (mustBeHeld && !listener.dropped) this.#open.push({ creatorId, at, cents })
  }

  #take(key: string, listener: Listener): Silence | undefined {
    const silences = this.#silences.get(key)
    const own = silences?.find((one) => one.listener === listener)
    if (!own) return undefined
    const others = silences!.filter((one) => one !== own)
    if (others.length > 0) this.#silences.set(key, others)
    else this.#silences.delete(key)
    return own
  }
}
