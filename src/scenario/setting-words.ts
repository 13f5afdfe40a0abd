/**
 * What settings are called and what they mean, in English: beside their definitions, by path. Settings that say the same
 * have one name, and the words of the field (`rail.us_bank`) are among them.
 */
import actions from './settings/actions.en.json' with { type: 'json' }
import creators from './settings/creators.en.json' with { type: 'json' }
import detail from './settings/detail.en.json' with { type: 'json' }
import faultChanges from './settings/fault-changes.en.json' with { type: 'json' }
import faults from './settings/faults.en.json' with { type: 'json' }
import instantFee from './settings/instant-fee.en.json' with { type: 'json' }
import platform from './settings/platform.en.json' with { type: 'json' }
import invariants from './settings/invariants.en.json' with { type: 'json' }
import policy from './settings/policy.en.json' with { type: 'json' }
import population from './settings/population.en.json' with { type: 'json' }
import processor from './settings/processor.en.json' with { type: 'json' }
import protections from './settings/protections.en.json' with { type: 'json' }
import pushRails from './settings/push-rails.en.json' with { type: 'json' }
import queue from './settings/queue.en.json' with { type: 'json' }
import run from './settings/run.en.json' with { type: 'json' }
import schedules from './settings/schedules.en.json' with { type: 'json' }
import vocabulary from './settings/vocabulary.en.json' with { type: 'json' }

export interface SettingWords {
  label?: string
  /** What the label leaves open, in a sentence of the form. */
  hint?: string
  /** What the reference says: Markdown. */
  meaning?: string
  /** What an empty field means. */
  empty?: string
  /** Single values in words; `*` means every other one, with the value in place of `{value}`. */
  values?: Readonly<Record<string, string>>
  /** A sentence on each choice. */
  sentences?: Readonly<Record<string, string>>
}

export type Words = Readonly<Record<string, SettingWords>>

export const WORDS: Words = {
  ...vocabulary,
  ...run,
  ...policy,
  ...instantFee,
  ...population,
  ...schedules,
  ...processor,
  ...detail,
  ...platform,
  ...pushRails,
  ...queue,
  ...protections,
  ...faults,
  ...faultChanges,
  ...creators,
  ...actions,
  ...invariants,
}

/** `shared`: the key of what it has in common with others; what is said of its own path comes first. */
export const settingWords = (
  path: string,
  shared?: string,
  words: Words = WORDS,
): SettingWords => ({
  ...(shared === undefined ? {} : words[shared]),
  ...words[path],
})
