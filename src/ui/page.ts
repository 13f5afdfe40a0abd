/** The page itself: its faces, its styles and the application. */
import '@fontsource-variable/source-serif-4'
import '@fontsource-variable/source-sans-3'
import './style/tokens.css'
import './style/base.css'
import './style/controls.css'
import './style/tables.css'
import { mount, type Component } from 'svelte'
import { isOfEmbedded } from '../scenario/link-versions'
import App from './App.svelte'
import { scenarioReader } from './draft/scenario-reader.svelte'
import { withFragment } from './lost-fragment'

const show = (component: Component): unknown =>
  mount(component, { target: document.getElementById('app')! })

function open(): void {
  if (!isOfEmbedded(location.hash, window !== parent)) show(App)
  else void import('./embedded/Embedded.svelte').then((part) => show(part.default))
}

/** The first script waits neither for the document nor for its styles, so that the worker starts at once. */
function openInDocument(): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', open)
  else setTimeout(open)
}

const address = location.search + location.hash
const repaired = withFragment(address)
if (repaired !== address) history.replaceState(history.state, '', location.pathname + repaired)

// The page begins with the scenario of its address. To await it here would keep the build from merging small scripts.
// It is built in a task of its own, after all that it is read from.
if (location.hash === '') openInDocument()
else void scenarioReader.load().then(openInDocument, openInDocument)
