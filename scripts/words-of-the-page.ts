/** The words of settings, without what only the reference of scenarios says: neither page nor workers show it. */
import type { Plugin } from 'vite'
import type { Words } from '../src/scenario/setting-words.ts'

const SETTING_WORDS = /\/src\/scenario\/settings\/[\w-]+\.en\.json$/

export const wordsOfThePage = (): Plugin => ({
  name: 'words-of-the-page',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: SETTING_WORDS },
    handler(text) {
      const shown = Object.entries(JSON.parse(text) as Words).map(
        ([path, { meaning: _meaning, ...words }]) => [path, words],
      )
      return { code: JSON.stringify(Object.fromEntries(shown)), map: null }
    },
  },
})
