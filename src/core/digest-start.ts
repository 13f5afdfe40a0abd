/** How much of a digest is shown where it only has to be distinguished from another. */
const CHARACTERS_SHOWN = 12

export const digestStart = (digest: string): string => `${digest.slice(0, CHARACTERS_SHOWN)}…`
