/** What a list has under a word from outside: `constructor` and its like are on every object, and in no list. */
export const ownValue = <Value>(
  list: Readonly<Record<string, Value>>,
  word: string,
): Value | undefined => (Object.hasOwn(list, word) ? list[word] : undefined)
