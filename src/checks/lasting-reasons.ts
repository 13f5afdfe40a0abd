/**
 * Reasons for not paying that a creator is told once, as long as they last: which of them they have been told, and are not
 * known to be over.
 */
import { PAYOUT_TYPES, type PayoutType } from '../core/vocabulary'
import type { SaidSkip } from './auditor/happenings'
import type { PayoutStates } from './payout-states'

/** Until a payout of one of these types is made. */
const LASTING: Readonly<Record<string, readonly PayoutType[]>> = {
  not_reviewed: PAYOUT_TYPES,
  suspended: PAYOUT_TYPES,
  paused: PAYOUT_TYPES,
  not_compliant: PAYOUT_TYPES,
  guardian_missing: PAYOUT_TYPES,
  bank_account_missing: PAYOUT_TYPES,
  bank_account_unlinked: PAYOUT_TYPES,
  destination_refused: PAYOUT_TYPES,
  instant_not_supported: ['instant'],
  fee_takes_all: [],
}
/** Or until a run, which would have named them first, names another reason. */
const NAMED_FIRST: ReadonlySet<string> = new Set([
  'not_reviewed',
  'suspended',
  'paused',
  'not_compliant',
  'guardian_missing',
  // Of one amount.
  'fee_takes_all',
])

interface ToldReason {
  code: string
  obstacle: string | undefined
  /** 0: the same had been said of the day. */
  noteId: number
}

export class LastingReasons {
  readonly #told = new Map<number, ToldReason[]>()

  constructor(states: PayoutStates) {
    states.onStep(({ payout: { creatorId, payoutType }, to }) => {
      if (to !== 'creating') return
      this.#forget(creatorId, ({ code }) => LASTING[code]!.includes(payoutType))
    })
  }

  /** The same reason, where the creator has been told it and it lasts. A run that names another may say that it is over. */
  toldBefore({ creatorId, reason, work }: SaidSkip): ToldReason | undefined {
    if (work !== 'request') {
      this.#forget(creatorId, ({ code }) => isOverWith(code, reason.code))
    }
    const known = this.#told.get(creatorId)?.find(({ code }) => code === reason.code)
    return lasts(reason) && known?.obstacle === reason.obstacle?.code ? known : undefined
  }

  tell({ creatorId, reason }: SaidSkip, noteId: number): void {
    if (!lasts(reason)) return
    const { code } = reason
    this.#forget(creatorId, (one) => one.code === code)
    const others = this.#told.get(creatorId) ?? []
    this.#told.set(creatorId, [...others, { code, obstacle: reason.obstacle?.code, noteId }])
  }

  #forget(creatorId: number, isOver: (told: ToldReason) => boolean): void {
    const left = this.#told.get(creatorId)?.filter((one) => !isOver(one))
    if (left) this.#told.set(creatorId, left)
  }
}

/** Whoever has too little and was never reviewed can be told of either. */
const isOverWith = (told: string, named: string): boolean =>
  told !== named && NAMED_FIRST.has(told) && (told !== 'not_reviewed' || named !== 'below_minimum')

const lasts = ({ code, obstacle }: SaidSkip['reason']): boolean =>
  code in LASTING && obstacle?.code !== 'processor_unreachable'
