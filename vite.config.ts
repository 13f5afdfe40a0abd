import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { contentSecurityPolicy, generatorsWithoutEval } from './scripts/content-security-policy.ts'
import { serviceWorker } from './scripts/service-worker.ts'

const messages = paraglideVitePlugin({
  project: './project.inlang',
  outdir: './src/ui/paraglide',
  strategy: ['baseLocale'],
  outputStructure: 'locale-modules',
  emitGitIgnore: false,
})

/**
 * The first script starts the worker and asks for the page after it. This names the page's files to the browser in the
 * document, so that they are fetched together with that script and not after it.
 */
const pageFetchedAtOnce: Plugin = {
  name: 'page-fetched-at-once',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle, chunk }) =>
      (chunk?.dynamicImports ?? []).flatMap((fileName) => {
        const page = bundle?.[fileName]
        const styles = page?.type === 'chunk' ? [...(page.viteMetadata?.importedCss ?? [])] : []
        const link = (rel: string, name: string) => ({
          tag: 'link',
          attrs: { rel, href: `./${name}`, crossorigin: true },
          injectTo: 'head' as const,
        })
        return [
          link('modulepreload', fileName),
          ...styles.map((style) => link('stylesheet', style)),
        ]
      }),
  },
}

// Only the development server compiles messages as they change. Tests and builds, which may run side by side, read what
// `npm run messages` has compiled before.
export default defineConfig(({ mode }) => ({
  // Relative paths, so that the build works from any folder of any static host.
  base: './',
  plugins: [
    ...(mode === 'development' ? [messages] : []),
    svelte(),
    pageFetchedAtOnce,
    contentSecurityPolicy,
    generatorsWithoutEval,
    serviceWorker(),
  ],
  build: { target: 'es2022', chunkSizeWarningLimit: 900 },
  worker: { format: 'es' },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    // Modules keep no state between tests (a run is a function of its scenario), so files share them: a third of the time.
    isolate: false,
    globalSetup: ['./test/tools/command-line-bundle.ts'],
    setupFiles: ['./test/tools/property-seed.ts'],
    testTimeout: 120_000,
    reporters: ['default', './test/tools/closing-line-vitest.js'],
  },
}))
