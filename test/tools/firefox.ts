/**
 * Compares Firefox with Node: opens the built page there, lets it run every preset, and compares the digests with the
 * same runs without a browser. Not part of `npm test`, since it needs a second browser: Debian's firefox-esr.
 */
import { existsSync } from 'node:fs'
import puppeteer from 'puppeteer-core'
import { preview } from 'vite'
import { digestInNode } from '../support/digest-in-node'
import { booksOf, COMPARED, DIGEST } from '../support/preset-digests'

const FIREFOX = process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr'
const RUN_MILLISECONDS_MAX = 240_000

if (!existsSync(FIREFOX)) {
  console.error(`No Firefox at ${FIREFOX}: install firefox-esr, or name one in FIREFOX_PATH`)
  process.exit(1)
}

const server = await preview({ preview: { port: Number(process.env['E2E_PORT'] ?? 4174) } })
const address = server.resolvedUrls!.local[0]!
const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath: FIREFOX,
  headless: true,
})
console.log(await browser.version())
const page = await browser.newPage()
page.on('console', (message) => {
  if (message.type() === 'error') console.log(message.text())
})

const began = Date.now()
let different = 0
for (const { name, scenario } of COMPARED) {
  await page.goto('about:blank')
  await page.goto(`${address}${booksOf(scenario)}`)
  // The browser goes on in the meantime.
  const expected = digestInNode(scenario)
  const shown = await page.waitForSelector(DIGEST, { timeout: RUN_MILLISECONDS_MAX })
  const digest = await shown!.evaluate((element) => element.getAttribute('title'))
  const isSame = digest === expected
  if (!isSame) different += 1
  console.log(`${isSame ? 'same' : 'DIFFERENT'} ${name}: Firefox ${digest}, Node ${expected}`)
}
console.log(`${COMPARED.length} presets in ${Math.round((Date.now() - began) / 1000)} seconds`)
await browser.close()
await server.close()
process.exit(different === 0 ? 0 : 1)
