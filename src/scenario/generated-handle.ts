/** The handle of a generated creator, counted from 1. */
export const generatedHandle = (number: number): string => `creator-${number}`

/** Its number again; `null` where there is no generated creator of this name. */
export function generatedNumber(name: string, size: number): number | null {
  const number = Number(/^creator-([1-9]\d{0,6})$/.exec(name)?.[1] ?? Infinity)
  return number <= size ? number : null
}
