/** The fee of an instant payout in words, whatever its structure. */
import type { FeeRate, FeeStructure, FeeTier } from '../../core/fee-structure'
