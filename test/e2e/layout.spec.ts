import { expect, onePage, test } from './fixtures'
import { expectNoOverflow, openFinished } from './support'

const finished = onePage(openFinished)

test('nothing runs off the page at any width', async () => {
  const page = finished()
  for (const room of ['Overview', 'Compare', 'Creators', 'Payouts', 'Books']) {
    await page.getByRole('tab', { name: room }).click()
    for (const width of [1440, 1100, 820, 390, 320]) {
      await page.setViewportSize({ width, height: 900 })
      await expectNoOverflow(page, `${room}, ${width}`)
    }
  }
})

test('on a phone the run bar is at the bottom and the results come first', async () => {
  const page = finished()
  await page.setViewportSize({ width: 390, height: 844 })
  const bar = (await page.getByRole('region', { name: 'Run', exact: true }).boundingBox())!
  expect(Math.round(bar.y + bar.height)).toBe(844)
  await expect(page.getByText('Change the scenario')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Schedules' })).toBeHidden()
})

test('on a phone each group of tabs has a line, in which all of its tabs are in sight', async () => {
  const page = finished()
  await page.setViewportSize({ width: 320, height: 844 })
  await page.getByRole('tab', { name: 'Time' }).click()
  const boxes = await Promise.all(
    ['Overview', 'Time', 'Creators', 'Rules'].map((name) =>
      page.getByRole('tab', { name }).boundingBox(),
    ),
  )
  const [overview, time, creators, rules] = boxes.map((box) => box!)
  expect(time!.y).toBe(overview!.y)
  expect(rules!.y).toBe(creators!.y)
  expect(creators!.y).toBeGreaterThan(overview!.y)
  expect(overview!.x).toBe(creators!.x)
  for (const { x, width } of [time!, rules!]) expect(x + width).toBeLessThanOrEqual(320)
})

test('on a page that is enlarged four times, the run bar goes with the page', async () => {
  const page = finished()
  const bar = page.getByRole('region', { name: 'Run', exact: true })
  await page.setViewportSize({ width: 320, height: 256 })
  await expect(bar).toHaveCSS('position', 'static')
  await page.setViewportSize({ width: 320, height: 844 })
  await expect(bar).toHaveCSS('position', 'fixed')
})

test('on a tablet lists have handles on one line, all columns, and two rows of filters', async () => {
  const page = finished()
  await page.setViewportSize({ width: 820, height: 1180 })
  for (const name of ['Creators', 'Payouts']) {
    await page.getByRole('tab', { name }).click()
    const table = page.getByRole('tabpanel').getByRole('table')
    await expect(table.getByRole('button', { name: /^creator-/ }).first()).toBeVisible()
    const lines = await table
      .getByRole('button', { name: /^creator-/ })
      .evaluateAll((buttons) => buttons.map((button) => button.getClientRects().length))
    expect(new Set(lines), name).toEqual(new Set([1]))
    const room = await table.evaluate((element) => [
      element.scrollWidth,
      element.parentElement!.clientWidth,
    ])
    expect(room[0], name).toBeLessThanOrEqual(room[1]!)
    const filters = page.getByRole('search', { name }).locator('input, select')
    const tops = await filters.evaluateAll((inputs) =>
      inputs.map((input) => Math.round(input.getBoundingClientRect().top)),
    )
    expect(new Set(tops).size, name).toBe(2)
  }
})

test('in forced colours, where a transparent line is drawn, only what is chosen has one', async () => {
  const page = finished()
  await page.getByRole('tab', { name: 'Overview' }).click()
  await page.emulateMedia({ forcedColors: 'active' })
  const lines = (elements: Element[]): boolean[] =>
    elements.map((element) => getComputedStyle(element).borderBottomStyle !== 'none')
  const tabs = page.getByRole('tab')
  const chosenTab = (elements: Element[]): boolean[] =>
    elements.map((element) => element.ariaSelected === 'true')
  expect(await tabs.evaluateAll(lines)).toEqual(await tabs.evaluateAll(chosenTab))
  const labels = page.getByRole('tabpanel').locator('label:has(input[type=radio]) span')
  await expect(labels).not.toHaveCount(0)
  const chosenLabel = (elements: Element[]): boolean[] =>
    elements.map((element) => element.previousElementSibling!.matches(':checked'))
  expect(await labels.evaluateAll(lines)).toEqual(await labels.evaluateAll(chosenLabel))
  await page.emulateMedia({ forcedColors: null })
})
