/** What a creator does in a run: read by the worker when the first of them acts. */
export { readCreatorAction } from '../src/scenario/read-creator-action'
export * as creatorSide from '../src/simulation/creator-side-code'
