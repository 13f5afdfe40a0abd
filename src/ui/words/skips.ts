/** Why a payout run passed a creator over, in the reader's words. */
import { plainWord } from './vocabulary'

export function skipWord(reason: string): string {
  const word = plainWord(reason)
  return word.charAt(0).toUpperCase() + word.slice(1)
}
