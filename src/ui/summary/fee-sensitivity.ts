/** What the margin depends on most, in the words of the memo on a fee: from runs, or as it is expected without any. */
import {
  BOOTSTRAP_SEEDS_MIN,
  leadOf,
  tornadoOf,
  type TornadoBar,
} from '../../../workers/sweep-contract'
import type { ShownSweep } from '../fees/fee-lab.svelte'
import { namesText } from '../fees/questions/tornado-chart'
import { formatCount } from '../format'
import { m } from '../paraglide/messages.js'
import { estimatedSignedMoney } from '../words/estimates'
import { settingLabel, settingValue } from '../words/settings'

/** So many of what the margin depends on most are named. */
const SENSITIVITIES = 3

export const simulatedBars = (sweeps: readonly ShownSweep[]): TornadoBar[] =>
  tornadoOf(sweeps.flatMap(({ points }) => points))

/** `expected`: without a run; `null`: not known yet. It is named as long as nothing has been simulated. */
export function sensitivityNote(
  simulated: readonly TornadoBar[],
  expected: readonly TornadoBar[] | null,
  per: string,
): string {
  if (simulated.length === 0) return expectedNote(expected, per)
  return m.memo_sensitivity({ settings: endsOf(simulated, per), lead: leadText(simulated) })
}

function expectedNote(bars: readonly TornadoBar[] | null, per: string): string {
  // Not yet, or nothing can be expected of this scenario.
  if (!bars || bars.length === 0) return m.memo_sensitivity_not_run()
  const moving = bars.filter(({ swingCents }) => swingCents > 0)
  if (moving.length === 0) return m.fee_matters_expected_nothing()
  return m.memo_sensitivity_expected({ settings: endsOf(moving, per) })
}

const endsOf = (bars: readonly TornadoBar[], per: string): string =>
  bars
    .slice(0, SENSITIVITIES)
    .map(({ path, low, high }) =>
      m.memo_sensitivity_one({
        setting: settingLabel(path),
        low: settingValue(path, low.value),
        high: settingValue(path, high.value),
        less: estimatedSignedMoney(low.difference),
        more: estimatedSignedMoney(high.difference),
        per,
      }),
    )
    .join('; ')

/** Whether one of them matters most. */
function leadText(bars: readonly TornadoBar[]): string {
  const lead = leadOf(bars)!
  switch (lead.kind) {
    case 'few':
      return m.memo_sensitivity_few({ least: formatCount(BOOTSTRAP_SEEDS_MIN) })
    case 'chance':
      return m.memo_sensitivity_chance()
    case 'shared': {
      const names = [bars[0]!, ...lead.rivals].map(({ path }) => settingLabel(path))
      return m.memo_sensitivity_shared({ settings: namesText(names) })
    }
    case 'first':
      return m.memo_sensitivity_first()
  }
}
