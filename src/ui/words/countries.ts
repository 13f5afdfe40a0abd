/** Countries as people write them: by code or by name. */
import { COUNTRIES, isCountry } from '../../core/countries'
import { getLocale } from '../paraglide/runtime.js'
import { countryName } from './vocabulary'

/** Short forms that are no code. */
const OTHER_NAMES: Readonly<Record<string, string>> = { USA: 'US', UK: 'GB' }

const folded = (text: string): string => text.trim().toUpperCase()

/** Names in English are known in every language. */
function codeByName(): ReadonlyMap<string, string> {
  const english = new Intl.DisplayNames('en', { type: 'region' })
  const inEnglish = COUNTRIES.map((code) => [folded(english.of(code)!), code] as const)
  const inLanguage = COUNTRIES.map((code) => [folded(countryName(code)), code] as const)
  return new Map([...Object.entries(OTHER_NAMES), ...inEnglish, ...inLanguage])
}

/** The names of one language, for as long as it is the page's. */
let known: { locale: string; byName: ReadonlyMap<string, string> } | null = null

/** `US` of `us`, `USA` or `United States`; of what is no country the text in capitals, which validation refuses. */
export function countryCode(entered: string): string {
  const text = folded(entered)
  if (isCountry(text)) return text
  const locale = getLocale()
  if (known?.locale !== locale) known = { locale, byName: codeByName() }
  return known.byName.get(text) ?? text
}

/** Countries with commas between them; codes may have spaces. */
export const countryCodes = (entered: string): string[] =>
  entered
    .split(/[,;\n]/)
    .flatMap(codesOfPart)
    .filter((code) => code !== '')

/** A name may have spaces, too. */
function codesOfPart(part: string): string[] {
  const code = countryCode(part)
  const words = code.split(/\s+/)
  return words.every(isCountry) ? words : [code]
}
