/** What is said aloud of long work: at its start and at each quarter, however often it counts. */
import { m } from '../paraglide/messages.js'

const QUARTERS = 4

/** Of the share that is done, from 0 to 1. The whole is said by what comes of it. */
export function progressAnnouncement(share: number): string {
  const quarter = Math.min(QUARTERS - 1, Math.floor(share * QUARTERS))
  return quarter > 0
    ? m.announce_share_done({ percent: (quarter * 100) / QUARTERS })
    : m.announce_started()
}
