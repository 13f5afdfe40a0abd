/** The exports that are recognised by their header, and what their columns and rows mean. */

export const EXPORT_NAMES = [
  'payout-lab',
  'gumroad-sales',
  'gumroad-payouts',
  'shopify-orders',
  'shopify-payments',
  'stripe-balance',
  'stripe-payout-reconciliation',
  'paypal-activity',
  'lemon-squeezy-orders',
  'etsy-payments',
  'patreon',
  'square-transactions',
  'woocommerce-orders',
  'bandcamp-sales',
  'other',
] as const
export type ExportName = (typeof EXPORT_NAMES)[number]
