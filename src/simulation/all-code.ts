/** All that only some runs need, for what reads it at once: the page reads each part with the first run that needs it. */
import * as actions from './actions-code'
import * as adoption from './adoption-code'
import * as bankHolidays from './bank-holidays-code'
import * as beforeDaily from './before-daily-code'
import * as closing from './closing-code'
import * as sampling from './sampling-code'

export const ALL_CODE = { closing, sampling, beforeDaily, adoption, actions, bankHolidays }
