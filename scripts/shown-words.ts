/** Of the words of settings, those that a script shows: the reference alone has all of them, and workers only name settings. */
import type { Plugin } from 'vite'
import type { SettingWords, Words } from '../src/scenario/setting-words.ts'

const SETTING_WORDS = /\/src\/scenario\/settings\/[\w-]+\.en\.json$/

const shownWords = (shown: readonly (keyof SettingWords)[]): Plugin => ({
  name: 'shown-words',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: SETTING_WORDS },
    handler(text) {
      const settings = Object.entries(JSON.parse(text) as Words).map(([path, words]) => [
        path,
        Object.fromEntries(shown.map((kind) => [kind, words[kind]])),
      ])
      return { code: JSON.stringify(Object.fromEntries(settings)), map: null }
    },
  },
})

export const wordsOfThePage = (): Plugin =>
  shownWords(['label', 'hint', 'empty', 'values', 'sentences'])

export const wordsOfWorkers = (): Plugin => shownWords(['label'])
