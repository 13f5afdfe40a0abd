/** What the list of assumptions takes from the definitions of the settings, worked out by the build as `worked-out.ts` is. */
import { once } from '../core/once'
import { assumedSettings, writtenSettings } from './assumed-settings'
import { scenarioSettings } from './setting-list'

export const assumedInScenarios = once(() => assumedSettings(scenarioSettings()))

export const writtenInScenarios = once(() => writtenSettings(scenarioSettings()))
