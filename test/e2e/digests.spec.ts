/** A run is the same, row for row, in Chromium and in Node; `npm run test:firefox` says the same of Firefox. */
import { expect, test } from './fixtures'
import { digestsInNode } from './node-digests'
import { booksOf, COMPARED, DIGEST } from '../support/preset-digests'

const RUN_MILLISECONDS_MAX = 120_000

const byPreset = (digests: readonly (string | null)[]): [string, string | null | undefined][] =>
  COMPARED.map(({ name }, index) => [name, digests[index]])

test('every preset has the same digest in Chromium as in Node', async ({ page, baseURL }) => {
  test.setTimeout(COMPARED.length * RUN_MILLISECONDS_MAX)
  const began = Date.now()
  // Node goes on in the meantime.
  const inNode = digestsInNode(COMPARED.map(({ scenario }) => scenario))
  const inChromium: (string | null)[] = []
  const digest = page.locator(DIGEST)
  for (const { name, scenario } of COMPARED) {
    await test.step(name, async () => {
      // Only the part behind the # differs, so the page stays, with the digest of the run before until the next has ended.
      await page.goto(`${baseURL}${booksOf(scenario)}`)
      const before = inChromium.at(-1) ?? ''
      await expect(digest).not.toHaveAttribute('title', before, { timeout: RUN_MILLISECONDS_MAX })
      inChromium.push(await digest.getAttribute('title'))
    })
  }
  expect(byPreset(inChromium)).toEqual(byPreset(await inNode))
  console.log(`${COMPARED.length} presets in ${Math.round((Date.now() - began) / 1000)} seconds`)
})
