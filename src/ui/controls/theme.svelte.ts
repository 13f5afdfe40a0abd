/** The reader's theme: the system's unless chosen otherwise; the choice is remembered where the browser allows it. */
export const THEMES = ['system', 'light', 'dark'] as const
export type ThemeName = (typeof THEMES)[number]

const THEME_KEY = 'payout-lab.theme'

function storedTheme(): ThemeName {
  try {
    const stored = localStorage.getItem(THEME_KEY)
    return THEMES.find((theme) => theme === stored) ?? 'system'
  } catch {
    return 'system'
  }
}

export class Theme {
  #name = $state<ThemeName>('system')

  constructor() {
    this.choose(storedTheme())
  }

  get name(): ThemeName {
    return this.#name
  }

  choose(name: ThemeName): void {
    this.#name = name
    if (name === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = name
    try {
      localStorage.setItem(THEME_KEY, name)
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }
}
