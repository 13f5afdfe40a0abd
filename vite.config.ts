import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const messages = paraglideVitePlugin({
  project: './project.inlang',
  outdir: './src/ui/paraglide',
  strategy: ['baseLocale'],
  emitGitIgnore: false,
})

// Under Vitest the messages are compiled beforehand (`npm run messages`): the plugin's watcher would keep it from ending.
const isTest = process.env['VITEST'] !== undefined

export default defineConfig({
  // Relative paths, so that the build works from any folder of any static host.
  base: './',
  plugins: [...(isTest ? [] : [messages]), svelte()],
  build: { target: 'es2022', chunkSizeWarningLimit: 900 },
  worker: { format: 'es' },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    setupFiles: ['./test/tools/property-seed.ts'],
    testTimeout: 120_000,
    reporters: ['default', './test/tools/closing-line-vitest.js'],
  },
})
