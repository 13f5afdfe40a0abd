/**
 * Scales of d3 go between values of any kind: colours, dates, texts. Those of the charts only go between numbers, and the
 * build leaves out the rest, a third of what the first screen has of d3.
 */
import type { Plugin } from 'vite'

const NUMBERS = '\0interpolated-numbers'

const CODE = `
export const interpolateNumber = (from, to) => (share) => from * (1 - share) + to * share
export { interpolateNumber as interpolate, refused as interpolateRound, refused as piecewise }
const refused = () => {
  throw new Error('Scales of the built page go between two numbers: scripts/scales-of-numbers.ts')
}
`

export const scalesOfNumbers: Plugin = {
  name: 'scales-of-numbers',
  apply: 'build',
  enforce: 'pre',
  resolveId: {
    filter: { id: /^d3-interpolate$/ },
    handler: (_id, importer) => (importer?.includes('/d3-scale/') ? NUMBERS : null),
  },
  load: {
    filter: { id: new RegExp(`^${NUMBERS}$`) },
    handler: () => CODE,
  },
}
