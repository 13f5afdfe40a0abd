/**
 * How long the page is busy while it reads a sales file of a million rows: its longest tasks, the time of each step and
 * the memory of the browser's processes. It opens a running preview: `npm run preview`, then
 * `node scripts/run-typescript.js test/bench/import-longtasks.ts http://localhost:4173/`.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumArguments, chromiumPath } from '../tools/chromium.js'
import { takeLongTasks, watchLongTasks } from './page-watch'

const ROWS = 1_000_000
const CREATORS = 2_000
const MINUTES_MAX = 5

function salesFile(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'payout-lab-')), 'million.csv')
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const day = String(1 + (index % 28)).padStart(2, '0')
    const second = String(index % 60).padStart(2, '0')
    return `creator-of-${index % CREATORS},2026-02-${day}T10:15:${second}Z,${5 + (index % 40)}.50`
  })
  writeFileSync(path, `creator_id,sold_at,amount_usd\n${rows.join('\n')}\n`)
  return path
}

/** Resident megabytes of the browser started here, all its processes together. */
function residentMegabytes(marker: string): number {
  const lines = execFileSync('ps', ['-eo', 'rss=,args='], { encoding: 'utf8', maxBuffer: 1e8 })
  const kilobytes = lines
    .split('\n')
    .filter((line) => line.includes(marker))
    .reduce((sum, line) => sum + Number(line.trim().split(' ', 1)[0]), 0)
  return Math.round(kilobytes / 1_000)
}

async function measure(address: string): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'payout-lab-profile-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath() ?? 'chromium',
    args: chromiumArguments,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(MINUTES_MAX * 60_000)
  await watchLongTasks(page)
  await page.goto(address)
  const runBar = page.getByRole('region', { name: 'Run' })
  await runBar.getByText('Finished', { exact: true }).waitFor()
  await page.getByRole('heading', { name: 'Sales data' }).click()
  await takeLongTasks(page)

  let peak = 0
  const sampler = setInterval(() => (peak = Math.max(peak, residentMegabytes(profile))), 250)
  const step = async (name: string, act: () => Promise<void>): Promise<void> => {
    const begun = performance.now()
    await act()
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
    const tasks = await takeLongTasks(page)
    console.log(`${name}: ${seconds} s, tasks over 50 ms: ${tasks.join(', ') || 'none'}`)
  }
  const dialog = page.getByRole('dialog')
  const path = salesFile()
  const picker = page.locator('input[type="file"][accept*="csv"]')
  await step('read', async () => {
    await picker.setInputFiles(path)
    await dialog.getByText(/1,000,000 sales by/).waitFor()
  })
  console.log(`peak memory of the browser: ${peak} MB`)
  await step('read again with another choice', async () => {
    await dialog.getByText('How the file is read').click()
    await dialog.getByLabel('Cents come after').selectOption({ index: 0 })
    await dialog.getByRole('progressbar').waitFor()
    await dialog.getByRole('progressbar').waitFor({ state: 'hidden' })
  })
  await step('cancel while reading', async () => {
    await page.keyboard.press('Escape')
    await picker.setInputFiles(path)
    await dialog.getByRole('progressbar').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })
  await picker.setInputFiles(path)
  await dialog.getByText(/1,000,000 sales by/).waitFor()
  await step('use the file and start the run', async () => {
    await dialog.getByRole('button', { name: 'Use this file' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await runBar.getByText('Running', { exact: true }).waitFor()
  })
  clearInterval(sampler)
  console.log(`peak memory of the browser with the run started: ${peak} MB`)
  await context.close()
  rmSync(profile, { recursive: true })
}

const [address] = process.argv.slice(2)
if (address === undefined) {
  console.error('Name the address of the page, as in http://localhost:4173/')
  process.exitCode = 2
} else await measure(address)
