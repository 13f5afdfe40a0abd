import { expect, test } from '@playwright/test'

test('the page opens, silently, and asks no other origin for anything', async ({
  page,
  baseURL,
}) => {
  const complaints: string[] = []
  const foreignRequests: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const url = new URL(request.url())
    const isLocal = url.protocol === 'data:' || url.protocol === 'blob:'
    if (!isLocal && url.origin !== new URL(baseURL!).origin) foreignRequests.push(request.url())
  })

  await page.goto('./')
  await expect(page).toHaveTitle(/Payout Lab/)
  await expect(page.getByText('Payout Lab', { exact: true }).first()).toBeVisible()
  await page.waitForLoadState('networkidle')

  expect(complaints).toEqual([])
  expect(foreignRequests).toEqual([])
})
