import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { contentSecurityPolicy } from './scripts/content-security-policy.ts'
import { d3WhereUsed } from './scripts/d3-where-used.ts'
import { firstScreen } from './scripts/first-screen.ts'
import { messagesWhereUsed } from './scripts/messages-where-used.ts'
import { ofEveryBrowser } from './scripts/of-every-browser.ts'
import { partsInOneScript, workerInOneScript } from './scripts/one-script.ts'
import { openingSize } from './scripts/opening-size.ts'
import { scalesOfNumbers } from './scripts/scales-of-numbers.ts'
import { serviceWorker } from './scripts/service-worker.ts'
import { wordsOfThePage, wordsOfWorkers } from './scripts/shown-words.ts'
import { workedOut } from './scripts/worked-out.ts'

const messages = paraglideVitePlugin({
  project: './project.inlang',
  outdir: './src/ui/paraglide',
  strategy: ['baseLocale'],
  outputStructure: 'locale-modules',
  emitGitIgnore: false,
})

/** Experiments do nothing when they are read: a script leaves out those that it takes nothing from. */
const treeshake = {
  moduleSideEffects: [{ test: /\/src\/experiments\//, sideEffects: false }],
}

/** Licences of packages are in a file of their own: some packages repeat theirs in each of their many modules. */
const output = { comments: { legal: false } }

/** The quantile alone: the package's first module brings a factory of quantiles along, which nothing here makes. */
const QUANTILE = '@stdlib/stats-base-dists-normal-quantile'
const alias = [{ find: new RegExp(`^${QUANTILE}$`), replacement: `${QUANTILE}/lib/main.js` }]

// Only the development server compiles messages as they change. Tests and builds, which may run side by side, read what
// `npm run messages` has compiled before.
export default defineConfig(({ mode }) => ({
  // Relative paths, so that the build works from any folder of any static host.
  base: './',
  resolve: { alias },
  plugins: [
    ...(mode === 'development' ? [messages] : []),
    messagesWhereUsed(),
    wordsOfThePage(),
    workedOut(),
    svelte(),
    firstScreen,
    openingSize,
    contentSecurityPolicy,
    ofEveryBrowser(),
    scalesOfNumbers,
    d3WhereUsed,
    serviceWorker(),
  ],
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    modulePreload: {
      // Every browser of the target fetches what a document names ahead.
      polyfill: false,
      // The first screen would list the scripts of all tabs for it. They are in the browser once the first run is over.
      resolveDependencies: (_file, scripts, { hostType }) => (hostType === 'html' ? scripts : []),
    },
    license: { fileName: 'licences.md' },
    rolldownOptions: {
      treeshake,
      output: { ...output, codeSplitting: { groups: [partsInOneScript()] } },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [wordsOfWorkers(), workedOut(), ofEveryBrowser()],
    rolldownOptions: {
      treeshake,
      output: { ...output, codeSplitting: { groups: [workerInOneScript()] } },
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    // Modules keep no state between tests (a run is a function of its scenario), so files share them: a third of the time.
    isolate: false,
    maxWorkers: 2,
    // Runs allocate a lot that lives for a moment: with more room for it they take a tenth less processor time.
    execArgv: ['--max-semi-space-size=64'],
    globalSetup: ['./test/tools/command-line-bundle.ts'],
    setupFiles: ['./test/tools/property-seed.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/tools/closing-line-vitest.js'],
  },
}))
