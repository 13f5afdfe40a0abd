/**
 * What only a run needs whose creators stand for others. It is given to such a run and imported by none, so that a
 * page reads it with the first such run.
 */
export { sampleEstimates, unevenSellersOf } from '../metrics/sample-estimates'
export { drawSample } from './draw-sample'
export { fileAsSample } from './file-as-sample'
