/**
 * Holds Firefox against Node: opens the built page there, lets it run a scenario, and compares the digest with the same
 * run without a browser. Not part of `npm test`, since it needs a second browser: Debian's firefox-esr.
 */
import { existsSync } from 'node:fs'
import puppeteer from 'puppeteer-core'
import initSqlJs from 'sql.js'
import { preview } from 'vite'
import { linkFragment } from '../../src/scenario/link'
import { PRESETS } from '../../src/scenario/presets'
import { prepareRun } from '../../src/simulation/setup'
import { Simulation } from '../../src/simulation/simulation'
import { stepToEnd } from '../support/stepping'

const FIREFOX = process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr'
const RUN_MILLISECONDS_MAX = 120_000

async function digestInNode(): Promise<string> {
  const prepared = prepareRun(PRESETS.default, null)
  if (!prepared.ok) throw new Error('The preset was refused')
  const simulation = new Simulation(await initSqlJs(), prepared.setup)
  stepToEnd(simulation)
  return simulation.ledger.digest()
}

async function digestInFirefox(): Promise<string> {
  const server = await preview({ preview: { port: 4174 } })
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: FIREFOX,
    headless: true,
  })
  try {
    const page = await browser.newPage()
    const address = server.resolvedUrls?.local[0] ?? 'http://localhost:4174/'
    await page.goto(`${address}#${linkFragment(PRESETS.default)}`)
    await page.waitForSelector('::-p-aria([name="Books"][role="tab"])')
    await page.click('::-p-aria([name="Books"][role="tab"])')
    const digest = await page.waitForSelector('.digest code', { timeout: RUN_MILLISECONDS_MAX })
    return (await digest!.evaluate((element) => element.getAttribute('title')))!
  } finally {
    await browser.close()
    await server.close()
  }
}

if (!existsSync(FIREFOX)) {
  console.error(`No Firefox at ${FIREFOX}: install firefox-esr, or name one in FIREFOX_PATH`)
  process.exit(1)
}
const [firefox, node] = [await digestInFirefox(), await digestInNode()]
console.log(`Firefox ${firefox}\nNode    ${node}`)
process.exit(firefox === node ? 0 : 1)
