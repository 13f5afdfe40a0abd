/**
 * The characters by which a spreadsheet would take a field of a CSV for a formula. `Papa.unparse`
 * gets them as `escapeFormulae`, and writes an apostrophe before such a field. A negative amount
 * that is written to the cent becomes a text, too; otherwise it stays a number.
 */
export const FORMULA_START = /^(?:[=+@\t\r]|-(?![\d.,]+$))/
