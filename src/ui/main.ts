/** Starts the worker that the page will ask for a run, and then reads the page: both go on side by side. */
import './lab/first-worker'

void import('./page')
