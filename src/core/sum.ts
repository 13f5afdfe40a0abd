/** The sum of numbers, or of one number of each thing. */
export function sum(values: readonly number[]): number
export function sum<Value>(values: readonly Value[], of: (value: Value) => number): number
export function sum<Value>(
  values: readonly Value[],
  of = (value: Value): number => value as number,
): number {
  return values.reduce((total, value) => total + of(value), 0)
}
