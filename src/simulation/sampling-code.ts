/**
 * What only a run needs that simulates a sample of its creators. It is given to such a run and imported by none, so that a
 * page reads it with the first such run.
 */
export { sampleEstimates } from '../metrics/sample-estimates'
export { drawSample } from './draw-sample'
