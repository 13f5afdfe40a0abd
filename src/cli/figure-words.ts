/** Names of figures in words: a value says its unit itself. */
const UNIT = / (seconds|cents)$/

export const figureWords = (name: string): string => name.replaceAll('_', ' ').replace(UNIT, '')
