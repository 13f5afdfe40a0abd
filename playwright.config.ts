import { defineConfig } from '@playwright/test'
import { chromiumArguments, chromiumPath } from './test/tools/chromium.js'

const PORT = Number(process.env.E2E_PORT ?? 4283)
const ORIGIN = `http://localhost:${PORT}`

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 2,
  // A browser on a busy machine stops drawing now and then. What passes only at the second try is named at the end.
  retries: 1,
  timeout: 120_000,
  // A run on a busy machine takes longer than what is usual here, five seconds.
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list'], ['./test/tools/closing-line-playwright.js']],
  use: {
    baseURL: ORIGIN + '/',
    browserName: 'chromium',
    // It would fetch every file of the page in each test: only the tests about it let it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: chromiumPath() ?? 'chromium',
      // The pages of a context share a process, so that one test after another finds the page and SQLite compiled.
      args: [...chromiumArguments, '--process-per-site'],
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
