// @ts-nocheck
import { chromium } from '@playwright/test'
import { chromiumArguments, chromiumPath } from './chromium.js'
import { startPageHost } from '../bench/page-host'
import { watchFinish } from '../bench/page-watch'
const host = await startPageHost('dist')
const browser = await chromium.launch({ executablePath: chromiumPath() ?? 'chromium', args: [...chromiumArguments] })
const context = await browser.newContext()
await context.addInitScript(() => { localStorage['payout-lab.other-seeds'] = 'stopped' })
const page = await context.newPage()
const { finishedAt } = await watchFinish(page)
await page.goto(host.address, { waitUntil: 'commit' })
const at = await finishedAt
await page.waitForTimeout(1500)
for (const a of host.takeAsked()) console.log((a.at-at).toFixed(0), a.bytes, a.path)
await browser.close(); await host.stop()
