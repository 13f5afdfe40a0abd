/** The state of a creator's account, in the reader's words. */
import type { CreatorStanding } from '../../../workers/contract'
import { m } from '../paraglide/messages.js'
import { complianceWord } from './vocabulary'

export const standingWord = (standing: CreatorStanding): string =>
  standing === 'paused' ? m.standing_paused() : complianceWord(standing)
