/** A value as a file of JSON has it, to be read by people too. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
