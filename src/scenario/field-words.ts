/** The words of the field, in English: `US bank` of `rail` and `us_bank`. */
import vocabulary from './settings/vocabulary.en.json' with { type: 'json' }

const WORDS: Readonly<Record<string, { label: string }>> = vocabulary

export const fieldWord = (vocabulary: string, name: string): string =>
  WORDS[`${vocabulary}.${name}`]?.label ?? name
