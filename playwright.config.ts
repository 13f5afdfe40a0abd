import { defineConfig } from '@playwright/test'
import { chromiumArguments, chromiumPath } from './test/tools/chromium.js'

const PORT = Number(process.env.E2E_PORT ?? 4283)
const ORIGIN = `http://localhost:${PORT}`

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  timeout: 120_000,
  forbidOnly: true,
  reporter: [['list'], ['./test/tools/closing-line-playwright.js']],
  use: {
    baseURL: ORIGIN + '/',
    browserName: 'chromium',
    // It would fetch every file of the page in each test: only the tests about it let it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: chromiumPath() ?? 'chromium',
      // Most tests open a page for a short run: to compile SQLite a second time, for speed, is a quarter of their time.
      args: [...chromiumArguments, '--js-flags=--liftoff-only'],
    },
    // Recording every test for the few that fail takes a fifth of the time: repeat one with `--trace on`.
    trace: 'off',
  },
  webServer: {
    command: `npx vite preview --port ${PORT} --strictPort`,
    url: ORIGIN,
    reuseExistingServer: false,
  },
})
