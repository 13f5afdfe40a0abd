/**
 * What the built page costs a reader in a real browser: the time from a cold opening to a finished first run and what is
 * fetched for it, tasks that hold the page up while it opens and while a long run streams, the time from a moved fee to a
 * redrawn estimate, and memory. `npm run build` comes before it.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type Locator, type Page } from '@playwright/test'
import { linkFragment } from '../../src/scenario/link'
import { PRESETS } from '../../src/scenario/presets'
import { estimateSize } from '../../src/scenario/size-estimate'
import { chromiumArguments, chromiumPath } from '../tools/chromium.js'
import { ESTIMATED_SCENARIOS } from './estimated-scenarios'
import { startPageHost, type Asked, type PageHost } from './page-host'
import {
  megabytesOf,
  privateBytes,
  rendererSeconds,
  takeLongTasks,
  watchFinish,
  watchLongTasks,
} from './page-watch'
import { rangeOfEstimate, type Estimated } from './range-of-estimate'
import type { Figures } from './report'
import { setupOf } from './run'
import { median } from './spent'

const { values } = parseArgs({
  options: {
    openings: { type: 'string', default: '5' },
    /** The long run is left after so many. */
    payouts: { type: 'string', default: '20000' },
    /** Whether memory is compared with its estimates, which takes a run of each scenario. */
    estimates: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const MINUTES_MAX = 60
const DAYS_IN_YEAR = 365
/** What the 500 creators of the preset are paid in a year, less a tenth. */
const PAYOUTS_A_YEAR = 145_000
/** A run of a year does not fit into the page with all its rows. */
const DAYS_KEPT = 45
/** In basis points. */
const SLIDER_FEES = [150, 180, 210, 240, 270, 330, 360, 390, 420, 450]

const runBar = (page: Page) => page.getByRole('region', { name: 'Run', exact: true })
const phase = (page: Page, name: string): Promise<void> =>
  runBar(page).getByText(name, { exact: true }).waitFor()

/** Without the runs of other seeds, which begin where what is measured here ends. */
async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext()
  await context.addInitScript(() => {
    localStorage['payout-lab.other-seeds'] = 'stopped'
  })
  const page = await context.newPage()
  page.setDefaultTimeout(MINUTES_MAX * 60_000)
  await watchLongTasks(page)
  return page
}

interface Opening {
  finishedAfter: number
  paintedAfter: number
  processorSeconds: number
  longTasks: number[]
  asked: Asked[]
}

/** In a new profile: nothing is in the cache, and nothing has been compiled. */
async function openCold(browser: Browser, host: PageHost): Promise<Opening> {
  const page = await newPage(browser)
  const { finishedAt } = await watchFinish(page)
  host.takeAsked()
  const before = await rendererSeconds(browser)
  await page.goto(host.address, { waitUntil: 'commit' })
  const finished = await finishedAt
  const processorSeconds = (await rendererSeconds(browser)) - before
  const { openedAt, paintedAfter } = await page.evaluate(() => ({
    openedAt: performance.timeOrigin,
    paintedAfter: performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
  }))
  const opening = {
    finishedAfter: finished - openedAt,
    paintedAfter,
    processorSeconds,
    longTasks: await takeLongTasks(page),
    asked: host.takeAsked().filter(({ at }) => at <= finished),
  }
  await page.context().close()
  return opening
}

const payoutsOf = async (page: Page): Promise<number> => {
  const text = await runBar(page).getByText('Payouts made').locator('..').locator('dd').innerText()
  return Number(text.replaceAll(',', ''))
}

/** All on the daily schedule for as many years as it takes, until there are enough payouts. */
async function streamLongRun(page: Page, host: PageHost, payoutsWanted: number) {
  const scenario = {
    ...PRESETS['all-daily'],
    days: DAYS_IN_YEAR * Math.ceil(payoutsWanted / PAYOUTS_A_YEAR),
    detail: { days: DAYS_KEPT },
  }
  await page.goto(`${host.address}#${linkFragment(scenario)}`)
  await phase(page, 'Running')
  // The page has been built and the first figures are drawn.
  await runBar(page).getByText('Payouts made').waitFor()
  while ((await payoutsOf(page)) === 0) await page.waitForTimeout(100)
  await takeLongTasks(page)
  const begun = performance.now()
  let payouts = 0
  while (payouts < payoutsWanted) {
    await page.waitForTimeout(500)
    payouts = await payoutsOf(page)
  }
  const seconds = (performance.now() - begun) / 1_000
  return { payouts, seconds, longTasks: await takeLongTasks(page) }
}

/** Milliseconds from a fee that the slider is moved to, until what is estimated from it has been drawn. */
const redrawn = (slider: Locator, fee: number): Promise<number> =>
  slider.evaluate(
    (element, value) =>
      new Promise<number>((resolve) => {
        const input = element as HTMLInputElement
        const begun = performance.now()
        new MutationObserver((_, observer) => {
          observer.disconnect()
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)))
        }).observe(input, { attributeFilter: ['aria-valuetext'] })
        input.value = String(value)
        input.dispatchEvent(new Event('input', { bubbles: true }))
        input.dispatchEvent(new Event('change', { bubbles: true }))
      }),
    fee,
  )

async function moveSlider(page: Page): Promise<number[]> {
  await page.getByRole('tab', { name: 'Fees' }).click()
  const slider = page.getByRole('slider', { name: 'Instant fee' })
  // With what is expected of the fee.
  await slider.and(page.locator('[aria-valuetext*=":"]')).waitFor()
  const taken: number[] = []
  for (const fee of SLIDER_FEES) taken.push(await redrawn(slider, fee))
  return taken
}

/** What was estimated of each run over what its page had when it was over, in a browser of its own. */
async function memoryEstimates(host: PageHost): Promise<Figures> {
  const all: Estimated[] = []
  for (const [name, input] of Object.entries(ESTIMATED_SCENARIOS)) {
    const browser = await launch()
    const page = await newPage(browser)
    await page.goto(`${host.address}#${linkFragment(input)}`)
    await phase(page, 'Finished')
    all.push([
      name,
      estimateSize(setupOf(input).scenario, null).memoryBytes / (await privateBytes(browser)),
    ])
    await browser.close()
  }
  return rangeOfEstimate('memory', all)
}

const kilobytes = (asked: readonly Asked[], endings: RegExp): number =>
  Math.round(
    asked.filter(({ path }) => endings.test(path)).reduce((sum, { bytes }) => sum + bytes, 0) /
      1_000,
  )
const most = (numbers: readonly number[]): number => Math.round(Math.max(0, ...numbers))
const rounded = (value: number): number => Number(value.toPrecision(3))

async function measure(browser: Browser, host: PageHost) {
  const openings: Opening[] = []
  for (let round = 0; round < Number(values.openings); round += 1) {
    openings.push(await openCold(browser, host))
  }
  const middle = (of: (opening: Opening) => number): number => rounded(median(openings.map(of)))
  const { asked } = openings[0]!

  const page = await newPage(browser)
  await page.goto(host.address)
  await phase(page, 'Finished')
  const slider = await moveSlider(page)
  const streamed = await streamLongRun(page, host, Number(values.payouts))
  await runBar(page).getByRole('button', { name: 'Pause' }).click()
  const megabytes = await megabytesOf(page)
  return {
    cold_open_to_finished_seconds: middle(({ finishedAfter }) => finishedAfter / 1_000),
    cold_open_to_first_paint_seconds: middle(({ paintedAfter }) => paintedAfter / 1_000),
    cold_open_processor_seconds: middle(({ processorSeconds }) => processorSeconds),
    opening_scripts_and_styles_kilobytes: kilobytes(asked, /\.(js|css)$/),
    opening_sqlite_kilobytes: kilobytes(asked, /\.wasm$/),
    opening_requests: asked.length,
    longest_task_at_opening_milliseconds: middle(({ longTasks }) => most(longTasks)),
    longest_task_while_streaming_milliseconds: most(streamed.longTasks),
    tasks_over_50_milliseconds_while_streaming: streamed.longTasks.length,
    streamed_payouts: streamed.payouts,
    streamed_seconds: rounded(streamed.seconds),
    slider_to_preview_milliseconds: rounded(median(slider)),
    megabytes_while_streaming: Math.round(megabytes),
    machine: `${cpus().length} x ${cpus()[0]!.model.trim()}, Chromium ${browser.version()}`,
  }
}

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath() ?? 'chromium',
    args: [...chromiumArguments, '--enable-blink-features=ForceEagerMeasureMemory'],
  })

const host = await startPageHost('dist')
const browser = await launch()
const measured = await measure(browser, host)
await browser.close()
const figures = { ...measured, ...(values.estimates && (await memoryEstimates(host))) }
await host.stop()
if (values.json) console.log(JSON.stringify(figures, null, 2))
else {
  const width = Math.max(...Object.keys(figures).map((name) => name.length))
  for (const [name, value] of Object.entries(figures)) {
    console.log(`${name.padEnd(width)}  ${value}`)
  }
}
