/** A run is the same, row for row, in Chromium and in Node; `npm run test:firefox` says the same of Firefox. */
import { expect, test } from './fixtures'
import { booksOf, COMPARED, DIGEST, digestInNode } from '../support/preset-digests'

const RUN_MILLISECONDS_MAX = 120_000

test('every preset has the same digest in Chromium as in Node', async ({ page, baseURL }) => {
  test.setTimeout(COMPARED.length * RUN_MILLISECONDS_MAX)
  const began = Date.now()
  for (const { name, scenario } of COMPARED) {
    await test.step(name, async () => {
      await page.goto('about:blank')
      await page.goto(`${baseURL}${booksOf(scenario)}`)
      // The browser goes on in the meantime.
      const expected = digestInNode(scenario)
      const digest = page.locator(DIGEST)
      await digest.waitFor({ timeout: RUN_MILLISECONDS_MAX })
      expect(await digest.getAttribute('title')).toBe(expected)
      console.log(`${name}: ${expected}`)
    })
  }
  console.log(`${COMPARED.length} presets in ${Math.round((Date.now() - began) / 1000)} seconds`)
})
