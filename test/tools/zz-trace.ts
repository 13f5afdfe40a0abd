// @ts-nocheck
import { chromium } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { chromiumArguments, chromiumPath } from './chromium.js'
import { startPageHost } from '../bench/page-host'
const [,, dist, out] = process.argv
const host = await startPageHost(dist)
const browser = await chromium.launch({ executablePath: chromiumPath() ?? 'chromium', args: [...chromiumArguments] })
const context = await browser.newContext()
await context.addInitScript(() => { localStorage['payout-lab.other-seeds'] = 'stopped' })
const page = await context.newPage()
await browser.startTracing(page, { path: out, categories: ['devtools.timeline','disabled-by-default-devtools.timeline','v8','v8.execute','disabled-by-default-v8.cpu_profiler','disabled-by-default-v8.compile','blink.user_timing','loading','toplevel','blink','cc', 'disabled-by-default-v8.wasm','v8.wasm','wasm'] })
await page.goto(host.address, { waitUntil: 'commit' })
await page.getByRole('region', { name: 'Run', exact: true }).getByText('Finished', { exact: true }).waitFor()
console.log('finished', await page.evaluate(() => performance.now()))
await browser.stopTracing()
await browser.close(); await host.stop()
