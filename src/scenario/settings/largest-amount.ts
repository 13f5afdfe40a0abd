/** The largest amount of any setting. */
export const CENTS_SETTING_MAX = 1_000_000_000_00
