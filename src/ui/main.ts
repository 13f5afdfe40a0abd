/**
 * Starts the worker that the page will ask for a run, and then reads the page: both go on side by side. The document runs
 * this as soon as it is there. An embedded view starts a worker once it is seen.
 */
import { isOfEmbedded } from '../scenario/link-versions'
import { startFirstWorker } from './lab/first-worker'

if (!isOfEmbedded(location.hash, window !== parent)) startFirstWorker()
void import('./page')
