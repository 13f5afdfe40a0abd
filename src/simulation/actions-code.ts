/**
 * What only a run needs whose scenario has actions. It is given to such a run and imported by none, so that a page reads it
 * with the first such run.
 */
export { planActions } from './scripted-actions'
