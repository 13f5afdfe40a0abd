/** The development server has no policy and no list of files, and the page runs on it all the same. */
import { createServer } from 'vite'
import { expect, test } from './fixtures'
import { linkFragment } from '../../src/scenario/link'
import { SHORT_RUN } from './support'

test('the page runs on the development server', async ({ page }) => {
  const server = await createServer({
    // Other checks may be reading the messages that a development server would compile again.
    mode: 'test',
    logLevel: 'silent',
  })
  await server.listen()
  await page.goto(`${server.resolvedUrls!.local[0]!}#${linkFragment(SHORT_RUN)}`)
  await expect(page.getByText(/The books agree/)).toBeVisible({ timeout: 100_000 })
  await server.close()
})
