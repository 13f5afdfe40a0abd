/** Protections, as the form lays them out. */
export const PROTECTION_FIELDS = ['protections'] as const
