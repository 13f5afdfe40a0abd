/** What was thrown, in words: mostly an error, though anything can be. */
export const errorText = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown)
