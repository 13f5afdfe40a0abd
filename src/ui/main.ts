/**
 * Starts the worker that the page will ask for a run, and then reads the page: both go on side by side. The document runs
 * this as soon as it is there.
 */
import './lab/first-worker'

void import('./page')
