/** The presets in the reader's words. */
import { PRESETS, type PresetName } from '../../scenario/presets'
import { m } from '../paraglide/messages.js'

const SENTENCES: Record<PresetName, () => string> = {
  default: m.preset_default_sentence,
  'all-daily': m.preset_all_daily_sentence,
  'long-tail': m.preset_long_tail_sentence,
  'gumroad-like': m.preset_gumroad_like_sentence,
  'three-creators': m.preset_three_creators_sentence,
  'launch-week': m.preset_launch_week_sentence,
  'slow-processor': m.preset_slow_processor_sentence,
  'no-daily': m.preset_no_daily_sentence,
  'flexible-schedules': m.preset_flexible_schedules_sentence,
  'world-rails': m.preset_world_rails_sentence,
  'paypal-friday': m.preset_paypal_friday_sentence,
  'instant-rails': m.preset_instant_rails_sentence,
  'before-and-after': m.preset_before_and_after_sentence,
  'everything-at-once': m.preset_everything_at_once_sentence,
}

export const presetTitle = (name: PresetName): string => PRESETS[name].name ?? name
export const presetSentence = (name: PresetName): string => SENTENCES[name]()
