/**
 * Marks the steps of this page in the browser's history; what was pasted into the address has no such mark. A step knows
 * of which run it is, and of which creators, as payouts and creators of others may have the same numbers.
 */

export interface StepOf {
  run: number
  creators: number
}

export interface Step extends Partial<StepOf> {
  isStep: true
}

export const isStep = (state: unknown): state is Step =>
  typeof state === 'object' && state !== null && 'isStep' in state

/** The mark of a step whose address changes. */
export const stepFrom = (state: unknown): Step => (isStep(state) ? state : { isStep: true })
