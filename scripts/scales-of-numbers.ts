/**
 * Scales of d3 go between values of any kind: colours, dates, texts; and they write their ticks. Those of the charts only go
 * between numbers, and the page writes ticks itself. The build leaves out the rest, a third of what charts have of d3.
 */
import type { Plugin } from 'vite'

const LEFT_OUT = '\0left-out-of-scales'

const CODE = `
export const interpolateNumber = (from, to) => (share) => from * (1 - share) + to * share
const refused = () => {
  throw new Error('Scales of the built page go between two numbers and write none: scripts/scales-of-numbers.ts')
}
export {
  interpolateNumber as interpolate,
  refused as interpolateRound,
  refused as piecewise,
  refused as format,
  refused as formatPrefix,
  refused as formatSpecifier,
  refused as precisionFixed,
  refused as precisionPrefix,
  refused as precisionRound,
}
`

export const scalesOfNumbers: Plugin = {
  name: 'scales-of-numbers',
  apply: 'build',
  enforce: 'pre',
  resolveId: {
    filter: { id: /^d3-(interpolate|format)$/ },
    handler: (_id, importer) => (importer?.includes('/d3-scale/') ? LEFT_OUT : null),
  },
  load: {
    filter: { id: new RegExp(`^${LEFT_OUT}$`) },
    handler: () => CODE,
  },
}
