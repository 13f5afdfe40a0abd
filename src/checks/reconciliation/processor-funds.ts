import type { Cents } from '../../core/money'

/** What is in the processors' hands, asked of them. */
export interface ProcessorFunds {
  heldCents: () => Cents
  /** What is in a creator's account. */
  accountCents: (creatorId: number) => Cents
}
