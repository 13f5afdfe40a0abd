/** The JSON view helps with what may be written: settings and values by name, and the names where one is wrong. */
import { expect, onePage, test, type Locator, type Page } from './fixtures'
import { expectNothingFound } from './axe'
import { openFinished } from './support'

const editor = (page: Page): Locator => page.getByRole('textbox', { name: /Scenario as JSON/ })

async function openEditor(page: Page): Promise<void> {
  await openFinished(page)
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
}

async function write(page: Page, text: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
}

/** The list is drawn again with every key that is typed: a click may meet the one before. */
async function choose(page: Page, name: string): Promise<void> {
  const option = page.getByRole('option', { name, exact: true })
  await expect(option).toBeVisible()
  await expect(async () => {
    if (await option.isVisible()) await option.click()
    await expect(option).toBeHidden({ timeout: 1_000 })
  }).toPass()
}

const inEditor = onePage(openEditor)

test('undo in the editor is undo of its text', async () => {
  const page = inEditor()
  await write(page, '{ "version": 1, "name": "By hand" }')
  await page.keyboard.press('Control+z')
  await expect(editor(page)).toContainText('"A short run"')
  await expect(editor(page)).toBeFocused()
})

test('a number that is typed stays as it is when its line ends', async () => {
  const page = inEditor()
  await write(page, '{ "version": 1, "population": { "size": ')
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await page.keyboard.type('} }')
  await expect(editor(page)).toHaveText(/"size": 5\s*} }$/)
})

test('a setting that there is not is told with those that there are', async () => {
  const page = inEditor()
  await write(page, '{ "version": 1, "population": { "refunds": { "rateBasisPoint": 3 } } }')
  await expect(
    page
      .getByText(
        'population.refunds.rateBasisPoint: got 3, expected no such setting; did you mean rateBasisPoints? Settings here: rateBasisPoints, delayDaysMean, delayDaysMaximum',
      )
      .first(),
  ).toBeVisible()
})

test('of very many mistakes as many are listed as anyone reads, and the rest are counted', async () => {
  const page = inEditor()
  const creators = Array.from({ length: 2_000 }, (_, index) => ({
    handle: `ink-${index}`,
    rail: 3,
  }))
  await write(page, JSON.stringify({ version: 1, creators }))
  await expect(page.getByText(/^creators\[99\]\.rail: got 3, expected/)).toBeVisible()
  await expect(page.getByText(/^creators\[100\]\.rail/)).toHaveCount(0)
  await expect(page.getByText('And 1,900 more.')).toBeVisible()
})

declare global {
  var longTextsRead: number
}

test('a long text is read once typing pauses, or once the editor is left', async () => {
  const page = inEditor()
  const creators = Array.from({ length: 10_000 }, (_, index) => ({ handle: `ink-${index}` }))
  await write(page, JSON.stringify({ version: 1, population: { size: 0 }, creators }))
  await page.keyboard.press('Control+Home')
  await page.evaluate(() => {
    globalThis.longTextsRead = 0
    const parse = JSON.parse.bind(JSON)
    JSON.parse = (text: string, ...others) => {
      if (text.length > 200_000) globalThis.longTextsRead += 1
      return parse(text, ...others) as unknown
    }
  })
  const keys = 40
  await page.keyboard.type(' '.repeat(keys))
  expect(await page.evaluate(() => globalThis.longTextsRead)).toBeLessThan(keys / 4)
  await page.keyboard.type('?')
  await editor(page).blur()
  await expect(page.getByText(/^line 1, column 41: got "\?/).first()).toBeVisible()
})

test('a setting is found by its beginning, with its words, and goes on to its values', async () => {
  const page = inEditor()
  await write(page, '{ "version": 1, "population": { ')
  await page.keyboard.type('"si')
  const size = page.getByRole('option', { name: 'size', exact: true })
  await expect(size).toBeVisible()
  await expect(
    page.getByText(/^Generated creators\. .*Expected a whole number from 0/),
  ).toBeVisible()
  await expectNothingFound(page, 'completion')
  await choose(page, 'size')
  await expect(page.getByRole('option', { name: '500 default' })).toBeVisible()
  await page.keyboard.type('40 }, "creators": [{ "handle": "ink", "rail": ')
  await page.keyboard.press('Control+Space')
  await expect(page.getByRole('option', { name: '"us_bank" default' })).toBeVisible()
  await page.keyboard.type('"pay')
  await choose(page, '"paypal"')
  await page.keyboard.type(' }] }')
  await expect(editor(page)).toHaveText(
    '{ "version": 1, "population": { "size": 40 }, "creators": [{ "handle": "ink", "rail": "paypal" }] }',
  )
  await page.getByRole('button', { name: 'Edit as form' }).click()
  await page.getByRole('heading', { name: 'Creators', exact: true }).click()
  await expect(page.getByLabel('Generated creators')).toHaveValue('40')
})

test('without the schema the editor works as before', async ({ page }) => {
  await page.route('**/scenario.schema.json', (route) => route.abort())
  await openEditor(page)
  await write(page, '{ "version": 1, "name": "By hand" ')
  await page.keyboard.type(', "seed": "x" }')
  await page.getByRole('button', { name: 'Edit as form' }).click()
  await expect(page.getByRole('textbox', { name: 'Scenario' })).toHaveValue('By hand')
})
