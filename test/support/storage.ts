type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What a browser keeps between visits, which all its tabs share. As in a browser, its own properties are what is kept. */
export function storage(): Kept {
  const calls: Kept = {
    getItem: (key) => (Object.hasOwn(kept, key) ? kept[key]! : null),
    setItem: (key, value) => void (kept[key] = value),
    removeItem: (key) => void delete kept[key],
  }
  const kept = Object.create(calls) as Kept & Record<string, string>
  return kept
}
