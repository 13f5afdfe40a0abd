/** A payout service that the reader writes pays in stress tests and in a run, as it does on the command line. */
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, onePage, test, type Locator, type Page } from './fixtures'
import { expectNothingFound } from './axe'
import { digestOnPage, expectNoOverflow, expectPhase, openFinished, watch } from './support'
import type { ScenarioInput } from '../../src/scenario/schema'

const LOST_ANSWERS: ScenarioInput = {
  version: 1,
  name: 'Lost answers',
  seed: 'end-to-end',
  days: 14,
  population: { size: 20 },
  faults: { calls: { answerLostBasisPoints: 4_000 } },
}

const EXAMPLE = 'workers/service-examples/new-key-each-hour.ts'

const section = (page: Page): Locator =>
  page.getByRole('region', { name: 'A payout service of your own' })

async function chooseOwn(page: Page): Promise<Locator> {
  await page.getByRole('tab', { name: 'Stress' }).click()
  await page.getByLabel('Who pays').selectOption({ label: 'A service of your own' })
  return section(page)
}

async function chooseExample(page: Page): Promise<void> {
  const own = await chooseOwn(page)
  await expect(own.getByText(/^new-key-each-hour\.ts can pay\./)).toBeVisible()
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Code of the payout service').click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}

/** The file report.json of the run on the page. */
async function reportOf(page: Page): Promise<unknown> {
  const wanted = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download report.json' }).click()
  return JSON.parse(readFileSync(await (await wanted).path(), 'utf8'))
}

async function digestOnCommandLine(folder: (name: string) => string): Promise<string> {
  const scenario = folder('scenario.json')
  writeFileSync(scenario, JSON.stringify(LOST_ANSWERS))
  const given = ['src/cli/simulate.ts', scenario, '--service', EXAMPLE, '--out', folder('out')]
  // It ends with 1, since checks fail.
  const { stdout } = await promisify(execFile)('node', [
    'scripts/run-typescript.js',
    ...given,
  ]).catch((error: unknown) => error as { stdout: string })
  return /^Digest ([0-9a-f]{64})/m.exec(stdout)![1]!
}

const PAYS_NOBODY = 'export default { *performPayouts() {} }'

const tab = onePage((page) => openFinished(page, LOST_ANSWERS))

test('is tested under faults, and its story runs with it', async () => {
  const page = tab()
  test.slow()
  await chooseExample(page)
  await page.getByLabel('What fails').selectOption({ label: 'Calls' })
  await page.getByLabel('Seeds', { exact: true }).fill('8')
  await page.getByLabel('Seeds', { exact: true }).press('Tab')
  await page.getByRole('button', { name: 'Run 8 seeds' }).click()
  const stories = page.getByRole('button', { name: /^Story of seed / })
  await expect(stories.first()).toBeEnabled({ timeout: 120_000 })
  await stories.first().click()
  const open = page.getByRole('button', { name: 'Open as a scenario' })
  await expect(open).toBeVisible({ timeout: 120_000 })
  await expect(page.getByText(/repro\.json --service new-key-each-hour\.ts/)).toBeVisible()
  await expectNoOverflow(page, 'a story')
  await open.click()
  await expect(page.getByText(/pays in this run/)).toBeVisible()
  await expect(page.getByText(/^The books do not agree:/).first()).toBeVisible()

  // By the lab’s own, the same scenario does no harm.
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByText(/pays in this run/)).toBeHidden()
  await expectPhase(page, 'Finished')
  await expect(page.getByText(/^The books do not agree:/)).toHaveCount(0)
})

test('has to hold in incidents as the lab’s does, and results are of the service that made them', async () => {
  const page = tab()
  const own = await chooseOwn(page)
  await write(page, PAYS_NOBODY)
  await expect(own.getByText(/^my-service\.ts can pay\./)).toBeVisible()
  const incidents = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Incidents', exact: true }) })
  await incidents.getByText('Calls, answers and webhooks (14)').click()
  const incident = incidents
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'Nothing found is taken for nothing sent' }) })
  const run = incident.getByRole('button', { name: 'Run both' })
  await run.click()
  // It did no damage, and no check fails within these days: nobody was paid.
  const reason = '1 creator not paid whom the lab’s service pays'
  await expect(incident.getByText(`Does not hold: ${reason}.`)).toBeVisible()
  await expect(incident.getByRole('row', { name: 'As fixed' })).toHaveText(/As fixed\s*none\s*none/)
  const found = incidents.getByText(/^my-service\.ts \([0-9a-f]{8}\) holds in 0 of 1 incidents\.$/)
  await expect(found.first()).toBeVisible()
  await expect(incidents.getByText('1 does not hold')).toBeVisible()
  await expectNothingFound(page, 'incidents with a service of one’s own')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoOverflow(page, 'incidents on a phone')

  // The list above leads to it.
  await incidents.getByText('Calls, answers and webhooks (14)').click()
  await expect(incident).toBeHidden()
  const failing = incidents.getByRole('listitem')
  await expect(failing).toHaveText(new RegExp(reason))
  await failing.getByRole('button').click()
  await expect(incident.getByRole('heading')).toBeFocused()

  // An edit leaves the results, which say whose they are; the next ones are of the new service alone.
  await write(page, PAYS_NOBODY.replace('performPayouts', 'receiveWebhook'))
  await expect(incidents.getByText(/^These results are of my-service\.ts/)).toBeVisible()
  await expect(found.first()).toBeVisible()
  await expect(own.getByText(/^my-service\.ts can pay\./)).toBeVisible()
  await run.click()
  await expect(incident.getByText('Holds.', { exact: true })).toBeVisible()
  await expect(found).toHaveCount(0)
  await expect(incidents.getByText(/^These results are of/)).toBeHidden()
  await expect(failing).toHaveCount(0)

  // It pays in the scenario that is opened, too.
  await incident.getByRole('button', { name: 'Open as fixed' }).click()
  await expect(page.getByText(/^my-service\.ts \(.+ pays in this run/)).toBeVisible()
  await expectPhase(page, 'Finished')

  // One that cannot be read opens none, which the lab’s would pay in.
  await page.getByRole('tab', { name: 'Stress' }).click()
  await incidents.getByText('Calls, answers and webhooks (14)').click()
  await write(page, 'export default {')
  await expect(own.getByText(/a module that can be read/)).toBeVisible()
  await expect(incident.getByRole('button', { name: 'Open as fixed' })).toBeDisabled()
})

test('that is ended by the browser in an incident is told of, and can be run again', async () => {
  const page = tab()
  await page.setViewportSize({ width: 1280, height: 720 })
  const own = await chooseOwn(page)
  await write(page, 'export default { *sendPayout() { for (;;); } }')
  await expect(own.getByText(/^my-service\.ts can pay\./)).toBeVisible()
  const all = page.getByRole('button', { name: 'Run all 49 incidents with your service' })
  await all.click()
  // A loop that never ends is seen by the incident that stays.
  await expect(page.getByText('0 of 49 incidents: Four fifths of a Wednesday')).toBeVisible()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  // Not in its first moments: only between two incidents it learns that it has its lock.
  const ends = 'globalThis.sent = 1 + (globalThis.sent ?? 0); if (globalThis.sent > 150) close()'
  await write(page, `export default { *sendPayout() { ${ends} } }`)
  await expect(own.getByText(/^my-service\.ts can pay\./)).toBeVisible()
  await all.click()
  await expect(page.getByText(/^The runs stopped: The browser ended this work/)).toBeVisible()
  await expect(all).toBeEnabled()
})

test('a mistake is named with its line, and nothing is run with it', async () => {
  const page = tab()
  const own = await chooseOwn(page)
  const run = page.getByRole('button', { name: /^Run \d+ seeds$/ })
  await write(page, 'export default {\n  *sendPayout( }')
  await expect(own.getByText(/a module that can be read: Unexpected token \(2:16\)/)).toBeVisible()
  await expect(run).toBeDisabled()
  await write(page, 'const a = 1\nconst a = 2\nexport default { *sendPayout() {} }')
  await expect(own.getByText(/my-service\.ts:2: Identifier 'a' has already/)).toBeVisible()
  await write(page, 'export default { sendPayout: 1n }')
  await expect(own.getByText('got "bigint", expected a function')).toBeVisible()
  await write(page, "import { cal } from './src/payouts/call'\nexport default { timetable: cal }")
  await expect(
    own.getByText(/my-service\.ts:2: .+ does not export cal: .+ mean call\?/),
  ).toBeVisible()
  await write(page, 'export default { *sendPayuot() {} }')
  await expect(own.getByText(/did you mean sendPayout\?/)).toBeVisible()
  await expect(run).toBeDisabled()
  await write(page, 'export default {\n  *sendPayout() {\n    throw new Error("no bank")\n  },\n}')
  await expect(own.getByText(/^my-service\.ts can pay\./)).toBeVisible()
  await run.click()
  await expect(page.getByText('my-service.ts:3: no bank')).toBeVisible()

  // What was written is there in the next visit, and the lab’s own service pays first.
  await page.reload()
  await page.getByRole('tab', { name: 'Stress' }).click()
  await expect(page.getByLabel('Who pays')).toHaveValue('lab')
  await page.getByLabel('Who pays').selectOption({ label: 'A service of your own' })
  await expect(page.getByText('throw new Error("no bank")')).toBeVisible()
})

test.describe('with its service worker', () => {
  // A page that is open for long asks for one, and complains where it is blocked.
  test.use({ serviceWorkers: 'allow' })

  test('pays in a run of the page as on the command line, and the run is told from the lab’s own', async ({
    page,
    baseURL,
  }, testInfo) => {
    const { complaints, foreign } = watch(page, new URL(baseURL!).origin)
    await openFinished(page, LOST_ANSWERS)
    const ofLab = await digestOnPage(page)
    await chooseExample(page)
    await expectNothingFound(page, 'a service of one’s own')
    await page.getByRole('button', { name: 'Run the scenario on the form with it' }).click()
    await expect(
      page.getByText(/^new-key-each-hour\.ts \([0-9a-f]{8}\) pays in this run/),
    ).toBeVisible()
    await expectPhase(page, 'Finished')
    const own = await digestOnPage(page)
    expect(own).toBe(await digestOnCommandLine((name) => testInfo.outputPath(name)))
    expect(own).not.toBe(ofLab)
    await expect(page.getByTitle('No setting changed, paid by new-key-each-hour.ts')).toBeVisible()
    expect(await reportOf(page)).toMatchObject({
      service: { name: 'new-key-each-hour.ts', functions: ['sendPayout'] },
    })

    // The lab’s own pays again, and the run is the one before.
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(page.getByText(/pays in this run/)).toBeHidden()
    await expectPhase(page, 'Finished')
    expect(await digestOnPage(page)).toBe(ofLab)

    // The two are told apart by who paid, and have no link, which the lab’s service would pay in.
    await page.getByRole('tab', { name: 'Compare' }).click()
    await page.getByRole('button', { name: 'Compare the two newest' }).click()
    await expect(
      page.getByText(/^What changed: Who pays the lab’s service instead of new-key/),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Copy link' }).click()
    await expect(page.getByText(/A link does not bring a payout service along/)).toBeVisible()
    expect(complaints).toEqual([])
    expect(foreign).toEqual([])
  })
})
