import { chromium } from 'playwright-core'
import { readFileSync } from 'node:fs'
import { linkFragment } from './src/scenario/link'
import { PRESETS } from './src/scenario/presets'
import { chromiumArguments, chromiumPath } from './test/tools/chromium.js'
const lost = JSON.parse(readFileSync('/tmp/report-out/lost.json','utf8'))
const scenarios: Record<string, unknown> = { default: PRESETS.default, paypal: PRESETS['paypal-friday'], lost }
const wanted = process.argv.slice(2)
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments })
for (const [name, scenario] of Object.entries(scenarios)) {
  if (wanted.length && !wanted.includes(name)) continue
  for (const width of [390, 1440]) for (const colorScheme of ['light', 'dark'] as const) {
    if (name !== 'lost' && colorScheme === 'dark' && width === 390) continue
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
    await page.goto(`http://localhost:4371/#${linkFragment(scenario as never)}`)
    await page.getByRole('region', { name: 'Run' }).getByText('Finished', { exact: true }).waitFor({ timeout: 120000 })
    await page.waitForTimeout(800)
    await page.screenshot({ path: `/tmp/report-out/${name}-${width}-${colorScheme}.png` })
    const panel = page.locator('#panel')
    await panel.screenshot({ path: `/tmp/report-out/${name}-${width}-${colorScheme}-panel.png` })
    await page.close()
  }
}
await browser.close()
