import { expect, test } from './fixtures'
import { expectPhase, openFinished, runBar, SHORT_RUN } from './support'

const AT_ONE_RAIL = {
  ...SHORT_RUN,
  population: { ...SHORT_RUN.population, railShareBasisPoints: { us_bank: 10_000 } },
}

test('flexible schedules are folded away, are set in the form, run, and are shown to a creator', async ({
  page,
}) => {
  await openFinished(page, AT_ONE_RAIL)
  await page.getByRole('heading', { name: 'Schedules' }).click()
  const share = page.getByLabel('Chosen weekdays, in percent')
  await expect(share).toBeHidden()
  await page.getByText('nobody is on one').click()
  await share.fill('100')
  await share.press('Tab')
  await expect(page.getByText('100% of creators')).toBeVisible()

  const weekdays = page.getByRole('group', { name: 'Weekdays' })
  await weekdays.getByLabel('Monday').uncheck()
  await weekdays.getByLabel('Thursday').uncheck()
  await expect(
    page.getByText('a list of weekdays, at least one and none twice').first(),
  ).toBeVisible()
  await weekdays.getByLabel('Saturday').check()
  await weekdays.getByLabel('Sunday').check()
  const firstDay = page.getByLabel('First day of the month')
  await firstDay.fill('40')
  await firstDay.press('Tab')
  await expect(page.getByText('a whole number from 1 to 31').first()).toBeVisible()
  await firstDay.fill('14')
  await firstDay.press('Tab')

  await runBar(page).getByRole('button', { name: 'Run' }).click()
  await expectPhase(page, 'Finished')
  await expect(page.getByText(/The books agree/)).toBeVisible()
  await page.getByRole('tab', { name: 'Creators' }).click()
  await page.getByRole('combobox', { name: 'Schedule' }).selectOption('Chosen weekdays')
  await expect(page.getByText('60 creators', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'creator-1', exact: true }).click()
  await expect(
    page.getByText('Schedule: Every Saturday and Sunday, by standard payout.'),
  ).toBeVisible()
})
