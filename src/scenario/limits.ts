/** Limits of what a user can ask for that several places know; a module without imports, since the first screen reads them. */

/** The name of a scenario, a run, a sweep or a check. */
export const NAME_LENGTH_MAX = 80
/** How many runs a comparison takes. */
export const COMPARED_MIN = 2
export const COMPARED_MAX = 4
/** How many creators those of a sales file may stand for. */
export const FILE_STANDS_FOR_MAX = 10_000_000
/** Of each point of a sweep. */
export const SWEEP_SEEDS_MAX = 200
