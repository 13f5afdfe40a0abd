/** The page of a reader who has set the browser's text to twice the usual size. */
import { expect, test } from './fixtures'
import { chromiumArguments, chromiumPath } from '../tools/chromium.js'
import { expectNoOverflow, openFinished } from './support'

test.use({
  launchOptions: {
    executablePath: chromiumPath() ?? 'chromium',
    args: [...chromiumArguments, '--blink-settings=defaultFontSize=32'],
  },
})

test('nothing runs off the page, and charts grow with the text', async ({ page }) => {
  await page.setViewportSize({ width: 1_440, height: 900 })
  await openFinished(page)
  const chart = page.getByRole('figure').filter({ hasText: 'Margin by' }).first()
  await expect(chart.locator('svg[data-plot]')).toHaveAttribute('height', '540')
  for (const width of [1_440, 768, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectNoOverflow(page, width)
  }
})
