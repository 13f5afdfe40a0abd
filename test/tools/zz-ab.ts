// @ts-nocheck
import { chromium } from '@playwright/test'
import { chromiumArguments, chromiumPath } from './chromium.js'
import { startPageHost } from '../bench/page-host'
import { watchFinish, rendererSeconds, watchLongTasks, takeLongTasks } from '../bench/page-watch'
const [,, rounds, ...dists] = process.argv
const browser = await chromium.launch({ executablePath: chromiumPath() ?? 'chromium', args: [...chromiumArguments] })
const out: Record<string, number[][]> = {}
for (let i = 0; i < Number(rounds); i += 1) for (const dist of dists) {
  const host = await startPageHost(dist)
  const context = await browser.newContext()
  await context.addInitScript(() => { localStorage['payout-lab.other-seeds'] = 'stopped' })
  const page = await context.newPage()
  await watchLongTasks(page)
  const { finishedAt } = await watchFinish(page)
  const s = await context.newCDPSession(page); await s.send('Performance.enable', { timeDomain: 'threadTicks' })
  const before = await rendererSeconds(browser); const t0 = Date.now()
  await page.goto(host.address, { waitUntil: 'commit' })
  const at = await finishedAt
  const cpu = (await rendererSeconds(browser)) - before
  const m = Object.fromEntries((await s.send('Performance.getMetrics')).metrics.map(x => [x.name, x.value]))
  const origin = await page.evaluate(() => performance.timeOrigin)
  ;(out[dist] ??= []).push([cpu, m.TaskDuration, m.ScriptDuration, m.LayoutDuration + m.RecalcStyleDuration, (at - origin) / 1e3, Math.max(0, ...await takeLongTasks(page))])
  await context.close(); await host.stop()
}
for (const [d, rows] of Object.entries(out)) { console.log(d, ['cpu','main','script','layout','wall','long'].map((n, i) => { const v = rows.map(r => r[i]).sort((a, b) => a - b); return `${n} ${v[v.length >> 1].toFixed(2)} (${v[0].toFixed(2)}..${v.at(-1).toFixed(2)})` }).join('  ')) }
await browser.close()
