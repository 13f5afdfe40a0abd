/**
 * What a spreadsheet would take for a formula in a field of a CSV: `Papa.unparse` writes an apostrophe before it, given
 * this as `escapeFormulae`. A negative amount is a text too where it is written to the cent, and stays a number.
 */
export const FORMULA_START = /^(?:[=+@\t\r]|-(?![\d.,]+$))/
