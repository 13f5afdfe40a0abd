/** The random numbers of a run. */
export { Draws, type Subject } from '../core/draws'
