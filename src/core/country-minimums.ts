/**
 * The smallest payout that each country's bank payouts allow, in US cents, as listed in the code of April 2025
 * (8c16285e). Countries that are not listed have none. The comments of that code give dollars and are
 * taken at their word: several of its entries may be in the wrong unit (docs/payout-rules.md).
 */
import type { Cents } from './money'

export const LISTED_COUNTRY_MINIMUMS_CENTS: Readonly<Record<string, Cents>> = {
  AL: 33_00,
  AM: 31_25,
  AO: 16_50,
  AR: 12_60,
  AZ: 30_00,
  BO: 29_00,
  BT: 29_00,
  CL: 24_58,
  GA: 16,
  GY: 30_00,
  KH: 30_00,
  KR: 30_33,
  LA: 23_50,
  MN: 30_00,
  MX: 58,
  MZ: 26_60,
  NA: 31_00,
  OM: 2_60,
  PH: 36,
  PY: 26_43,
  TH: 16_82,
  TW: 24_50,
  UZ: 27_00,
}
