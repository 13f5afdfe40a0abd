/**
 * Published fees of instant payouts in the industry, each with its source. Unless a source says otherwise, a percentage is
 * of the amount that is paid out (the gross). What a preset does not set takes nothing.
 */
import { NO_INSTANT_FEE, type InstantFeeFigures } from './fee-figures'

export interface FeePreset {
  name: string
  label: string
  figures: Partial<InstantFeeFigures>
  /** An address, or what was read. */
  source: string
  /** As the source or its copy is dated: YYYY, or YYYY-MM-DD; `null` where it has no date. */
  date: string | null
  /** Stated by somebody else than the company, and not confirmed. */
  isWeak: boolean
}

const OF_GROSS = { instantFeeOf: 'gross' } as const satisfies Partial<InstantFeeFigures>

export const FEE_PRESETS: readonly FeePreset[] = [
  {
    name: 'gumroad',
    label: 'Gumroad: 3% of the net',
    figures: { instantFeeBasisPoints: 300 },
    source: 'https://github.com/antiwork/gumroad/pull/5763',
    date: '2026-07-08',
    isWeak: false,
  },
  {
    name: 'stripe-us',
    label: 'Stripe, US: 1.5%',
    figures: { ...OF_GROSS, instantFeeBasisPoints: 150 },
    source:
      'https://intercom.help/dripjobs/en/articles/12292760-manage-instant-payouts-in-stripe-dashboard',
    date: '2025',
    isWeak: true,
  },
  {
    name: 'stripe-abroad',
    label: 'Stripe, most other countries: 1%',
    figures: { ...OF_GROSS, instantFeeBasisPoints: 100 },
    source: 'https://support.stripe.com/questions/what-are-instant-payouts-and-who-is-eligible',
    date: null,
    isWeak: false,
  },
  {
    name: 'venmo',
    label: 'Venmo: 1.75%, $0.25 to $25',
    figures: {
      ...OF_GROSS,
      instantFeeBasisPoints: 175,
      instantFeeMinimumCents: 25,
      instantFeeMaximumCents: 25_00,
    },
    source: 'https://visualfoodie.com/how-to-calculate-a-venmo-instant-transfer-fee',
    date: '2026',
    isWeak: true,
  },
  {
    name: 'paypal',
    label: 'PayPal: 1.75%, $0.25 to $25',
    figures: {
      ...OF_GROSS,
      instantFeeBasisPoints: 175,
      instantFeeMinimumCents: 25,
      instantFeeMaximumCents: 25_00,
    },
    source: 'https://sagecalculator.com/?p=27336',
    date: null,
    isWeak: true,
  },
  {
    name: 'cash-app',
    label: 'Cash App: up to 1.75%, at least $0.25',
    figures: { ...OF_GROSS, instantFeeBasisPoints: 175, instantFeeMinimumCents: 25 },
    source: 'https://cal67.calculator.city/cash-app-instant-transfer-fee-calculator.html',
    date: null,
    isWeak: true,
  },
  {
    name: 'square-us',
    label: 'Square, US: 1.75%',
    figures: { ...OF_GROSS, instantFeeBasisPoints: 175 },
    source: 'https://squareup.com/help/us/en/article/5405-set-up-and-manage-instant-deposits',
    date: null,
    isWeak: false,
  },
  {
    name: 'square-ca',
    label: 'Square, Canada: 1.5%',
    figures: { ...OF_GROSS, instantFeeBasisPoints: 150 },
    source: 'https://squareup.com/help/ca/en/article/5440-deposit-options-faqs',
    date: null,
    isWeak: false,
  },
  {
    name: 'uber',
    label: 'Uber: $1.25 flat',
    figures: { instantFeeFlatCents: 1_25 },
    source: 'https://help.uber.com/pa-IN/driving-and-delivering/article/setting-up-instant-pay',
    date: null,
    isWeak: false,
  },
  {
    name: 'doordash',
    label: 'DoorDash: $1.99 flat',
    figures: { instantFeeFlatCents: 1_99 },
    source: 'https://clinicinus.com/doordash-fast-pay/',
    date: '2024',
    isWeak: true,
  },
  {
    name: 'instacart',
    label: 'Instacart: $0.50 flat',
    figures: { instantFeeFlatCents: 50 },
    source: 'https://therideshareguy.com/instant-cashout-instacart/',
    date: null,
    isWeak: true,
  },
  {
    name: 'shipt',
    label: 'Shipt: $0.49 flat',
    figures: { instantFeeFlatCents: 49 },
    source: 'https://www.thegigwolf.com/learn-and-earn/shipt-instant-pay',
    date: '2024-02-15',
    isWeak: true,
  },
  {
    name: 'skipcart',
    label: 'Skipcart: the larger of 1% and $1.99',
    figures: {
      ...OF_GROSS,
      instantFeeBasisPoints: 100,
      instantFeeFlatCents: 1_99,
      instantFeeCombination: 'larger',
    },
    source: 'https://support.skipcart.com/en/support/solutions/articles/43000555921',
    date: null,
    isWeak: false,
  },
  {
    name: 'ebay',
    label: 'eBay: 1.5%, $0.25 to $15',
    figures: {
      ...OF_GROSS,
      instantFeeBasisPoints: 150,
      instantFeeMinimumCents: 25,
      instantFeeMaximumCents: 15_00,
    },
    source: 'https://www.ebay.com/sellercenter/payments-and-fees/payouts-to-debit-card',
    date: null,
    isWeak: false,
  },
  {
    name: 'fiverr',
    label: 'Fiverr early payout: 1%',
    figures: { ...OF_GROSS, instantFeeBasisPoints: 100 },
    source: 'https://help.fiverr.com/hc/en-us/articles/4402267122449-Early-Payout',
    date: null,
    isWeak: false,
  },
  {
    name: 'whop',
    label: 'Whop: 4% and $1',
    figures: { ...OF_GROSS, instantFeeBasisPoints: 400, instantFeeFlatCents: 1_00 },
    source: 'api-evangelist/whop, a file of plans that a machine made',
    date: '2026-07-05',
    isWeak: true,
  },
  {
    name: 'lemon-squeezy',
    label: 'Lemon Squeezy, US bank: 0.5% and $2.50',
    figures: { ...OF_GROSS, instantFeeBasisPoints: 50, instantFeeFlatCents: 2_50 },
    source: 'https://docs.lemonsqueezy.com/help/getting-started/fees',
    date: null,
    isWeak: false,
  },
  {
    name: 'flight-club',
    label: 'Flight Club: 2.9%',
    figures: { ...OF_GROSS, instantFeeBasisPoints: 290 },
    source: 'https://support.flightclub.com/hc/en-us/articles/360043032132',
    date: '2020-10-07',
    isWeak: false,
  },
  {
    name: 'finix',
    label: 'Finix: 1.5%',
    figures: { ...OF_GROSS, instantFeeBasisPoints: 150 },
    source: 'https://docs.finix.com/guides/after-the-payment/instant-payouts',
    date: null,
    isWeak: false,
  },
]

/** All figures of a preset: with them a policy has this fee and nothing of the one before. */
export const figuresOfPreset = ({ figures }: FeePreset): InstantFeeFigures => ({
  ...NO_INSTANT_FEE,
  ...figures,
})
