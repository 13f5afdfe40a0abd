/**
 * What is kept between visits, each under a key of its own. Storage may be full, forbidden or broken: what is kept lasts as
 * long as the page then.
 */
export interface Kept<Value> {
  load(): Value
  keep(value: Value): void
}

/** `null` where nothing is kept. */
export const keptText = (key: string): Kept<string | null> => ({
  load: () => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  keep: (text) => {
    try {
      if (text === null) localStorage.removeItem(key)
      else localStorage.setItem(key, text)
    } catch {
      // The page works without it.
    }
  },
})

/** As JSON. `read` makes the value of whatever is kept: another version may have written it. `null` where there is nothing. */
export function keptValue<Value>(key: string, read: (stored: unknown) => Value): Kept<Value> {
  const text = keptText(key)
  return {
    load: () => read(parsed(text.load())),
    keep: (value) => text.keep(JSON.stringify(value)),
  }
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}
