import { formatCount } from './format'
import { m } from './paraglide/messages.js'

/** Longer addresses are cut by programs that they are sent with. */
const LINK_LENGTH_MAX = 60_000

/** Why a fragment is no link that can be sent; `null` where it is one. */
export const tooLongToSend = ({ length }: string): string | null =>
  length <= LINK_LENGTH_MAX
    ? null
    : m.share_too_long({ length: formatCount(length), most: formatCount(LINK_LENGTH_MAX) })
