import { defineConfig } from '@playwright/test'
import { chromiumArguments, chromiumPath } from './test/tools/chromium.js'

const PORT = Number(process.env.E2E_PORT ?? 4283)

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  forbidOnly: true,
  reporter: [['list'], ['./test/tools/closing-line-playwright.js']],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    browserName: 'chromium',
    launchOptions: {
      executablePath: chromiumPath() ?? 'chromium',
      args: chromiumArguments,
    },
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `npx vite preview --port ${PORT} --strictPort`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
})
