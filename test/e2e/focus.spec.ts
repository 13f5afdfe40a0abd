/** Where the focus is: with the reader, who keeps it while a run goes on and when what they have used is taken away. */
import { expect, test, type Page } from './fixtures'
import { expectPhase, LONG_RUN, openScenario } from './support'

const tab = (page: Page, name: string) => page.getByRole('tab', { name })

async function openCreator(page: Page): Promise<void> {
  await tab(page, 'Creators').click()
  await page
    .getByRole('button', { name: /^creator-/ })
    .first()
    .click()
}

test('the figures of a creator go on with the run', async ({ page }) => {
  await openScenario(page, LONG_RUN)
  await expectPhase(page, 'Running')
  await openCreator(page)
  const sales = page.getByRole('button', { name: /^Sales: creator-/ })
  const before = await sales.textContent()
  await expect(sales).not.toHaveText(before!)
  await expectPhase(page, 'Running')
})
