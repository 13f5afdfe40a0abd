/**
 * What only a look at a creator’s own page needs, and what they do there. It is given with such a question, so that a page
 * reads it with the first of them.
 */
export { creatorActionRefusal } from '../payouts/creator-actions'
export { creatorFactsOf, instantRefusal } from '../payouts/creator-side'
export { planAction } from './scripted-actions'
