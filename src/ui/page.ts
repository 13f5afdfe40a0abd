/** The page itself: its faces, its styles and the application. */
import '@fontsource-variable/source-serif-4'
import '@fontsource-variable/source-sans-3'
import './style/tokens.css'
import './style/base.css'
import './style/controls.css'
import './style/tables.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { scenarioReader } from './draft/scenario-reader.svelte'

const target = document.getElementById('app')
if (!target) throw new Error('The page has no element #app')
const open = (): unknown => mount(App, { target })

// The page begins with the scenario of its address. To await it here would keep the build from merging small scripts. It is
// built in a task of its own, after all that has been read.
if (location.hash === '') setTimeout(open)
else void scenarioReader.load().then(open, open)
