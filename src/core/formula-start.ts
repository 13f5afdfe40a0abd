/**
 * The characters by which a spreadsheet would take a field of a CSV for a formula, those of full width among them, which
 * some do. `Papa.unparse` gets them as `escapeFormulae`, and writes an apostrophe before such a field; its own do not hold
 * for a text of several lines. A negative number stays one.
 */
export const FORMULA_START = /^(?:[=+@\t\r\n\uff1d\uff0b\uff20\uff0d]|-(?![\d.,]+$))/
