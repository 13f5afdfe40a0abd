/** The words of something that was thrown: usually an error, but it can be any value. */
export const errorText = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown)
