/** The reader's theme: the system's unless chosen otherwise; the choice is remembered where the browser allows it. */
import { keptText } from '../kept-value'

export const THEMES = ['system', 'light', 'dark'] as const
export type ThemeName = (typeof THEMES)[number]

const kept = keptText('payout-lab.theme')

export class Theme {
  #name = $state<ThemeName>('system')

  constructor() {
    const name = kept.load()
    this.choose(THEMES.find((theme) => theme === name) ?? 'system')
  }

  get name(): ThemeName {
    return this.#name
  }

  choose(name: ThemeName): void {
    this.#name = name
    if (name === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = name
    kept.keep(name)
  }
}
