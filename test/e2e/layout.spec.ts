import { expect, test } from '@playwright/test'
import { openFinished } from './support'

for (const width of [320, 390, 820, 1100, 1440]) {
  test(`nothing runs off the page at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await openFinished(page)
    for (const room of ['Overview', 'Compare', 'Creators', 'Payouts', 'Books']) {
      await page.getByRole('tab', { name: room }).click()
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, room).toBeLessThanOrEqual(0)
    }
  })
}

test('on a phone the run bar is at the bottom and the results come first', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openFinished(page)
  const bar = (await page.getByRole('region', { name: 'Run', exact: true }).boundingBox())!
  expect(Math.round(bar.y + bar.height)).toBe(844)
  await expect(page.getByText('Change the scenario')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Schedules' })).toBeHidden()
})
