/**
 * Currencies by their codes and signs, wherever a sales file has them. The lab has US dollars only,
 * so any other must be noticed, in the header of a column as in its values.
 */

/** Codes of ISO 4217 that are in use. */
const CODES = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF ' +
    'CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG ' +
    'HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA ' +
    'MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD ' +
    'RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX ' +
    'USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL BTC ETH USDC USDT'
  ).split(' '),
)

/** Codes that are words of headers, too: only in capitals among small letters do they mean a currency. */
const WORDS = new Set('ALL AMD CUP MAD TOP TRY PEN SOS PHP NAD MOP MUR GEL LAK ANG STN'.split(' '))

const NAMES = new Set(
  'euro euros pound pounds sterling yen yuan rupee rupees peso pesos franc francs kronor kroner zloty'.split(
    ' ',
  ),
)

/** Any sign but the dollar's, and dollars of other countries. */
const OTHER_SIGN = /(?:[A-Z]{1,2}\$)|[\p{Sc}]/gu
const US_SIGNS: readonly string[] = ['$', 'US$']

export const isCurrencyCode = (text: string): boolean => CODES.has(text.trim().toUpperCase())

/** Whether a row in this currency is in US dollars; a row without one is. */
export const isDollars = (currency: string): boolean => /^(?:usd|us\$|\$)?$/i.test(currency.trim())

/** The currency that a text names besides US dollars, or `null`. */
export function otherCurrencyIn(text: string): string | null {
  const sign = [...text.matchAll(OTHER_SIGN)].map(([found]) => found)
  const other = sign.find((found) => !US_SIGNS.includes(found))
  if (other !== undefined) return other
  const words = text.match(/[\p{L}]+/gu) ?? []
  const isShouted = text === text.toUpperCase()
  return (
    words.flatMap((word) => partsOf(word)).find((word) => isOtherCurrency(word, isShouted)) ?? null
  )
}

/** `amountEUR` and `amountEur` hold their currency, too. */
const partsOf = (word: string): string[] => word.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').split(' ')

function isOtherCurrency(word: string, isShouted: boolean): boolean {
  const upper = word.toUpperCase()
  if (NAMES.has(word.toLowerCase())) return true
  if (upper === 'USD' || !CODES.has(upper)) return false
  return !WORDS.has(upper) || (word === upper && !isShouted)
}
