/**
 * Half-widths of 95% intervals by Student’s t, in standard errors, for samples of creators. It is a
 * table, and beyond the table the expansion around the normal quantile (Abramowitz and Stegun
 * 26.7.5). Experiments use a library instead, which would add 50 KB to every worker although few
 * simulate a sample. A test compares both with the library.
 */
export const CONFIDENCE = 0.95

/** The quantile of the normal distribution at (1 + 0.95) / 2. */
const NORMAL = 1.959_963_984_540_054
/** With one degree of freedom, two and so on: where the expansion falls short. */
const TABLE = [
  12.706_204_736_2, 4.302_652_729_75, 3.182_446_305_28, 2.776_445_105_2, 2.570_581_835_64,
  2.446_911_851_14, 2.364_624_251_59, 2.306_004_135_2, 2.262_157_162_8, 2.228_138_851_99,
  2.200_985_160_09, 2.178_812_829_67, 2.160_368_656_46, 2.144_786_687_92, 2.131_449_545_56,
  2.119_905_299_22, 2.109_815_577_83, 2.100_922_040_24, 2.093_024_054_41, 2.085_963_447_27,
] as const

/** Degrees of freedom that are no whole number are rounded down, which makes an interval wider. */
export function studentQuantile(degreesOfFreedom: number): number {
  const freedom = Math.max(1, Math.floor(degreesOfFreedom))
  return TABLE[freedom - 1] ?? expanded(freedom)
}

function expanded(freedom: number): number {
  const x = NORMAL
  const square = x * x
  const terms = [
    (square + 1) / 4,
    ((5 * square + 16) * square + 3) / 96,
    (((3 * square + 19) * square + 17) * square - 15) / 384,
    ((((79 * square + 776) * square + 1_482) * square - 1_920) * square - 945) / 92_160,
  ]
  // In powers of 1 / freedom, the highest first.
  return x + x * terms.reduceRight((sum, term) => (sum + term) / freedom, 0)
}
