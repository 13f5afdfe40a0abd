/** The page reaches its own origin and nothing else, workers included, and all that it does keeps to that. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, type Page } from './fixtures'
import type { ScenarioInput } from '../../src/scenario/schema'
import { expectPhase, form, openFinished, runBar, salesFilePicker } from './support'

test.use({ serviceWorkers: 'allow' })

interface Violation {
  directive: string
  blocked: string
}

declare global {
  interface Window {
    violations: Violation[]
    /** What got through. */
    broken?: string
  }
}

/** Notes every violation in the page; those of its workers come with the console alone. */
async function watchViolations(page: Page): Promise<string[]> {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text())
  })
  await page.addInitScript(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      window.violations.push({ directive: effectiveDirective, blocked: blockedURI }),
    )
  })
  return complaints
}

const violations = (page: Page): Promise<Violation[]> => page.evaluate(() => window.violations)

/** Another origin, which must never hear of the page. */
class OtherOrigin {
  readonly requests: string[] = []
  readonly #server: Server

  constructor() {
    this.#server = createServer((request, response) => {
      this.requests.push(request.url ?? '')
      response.setHeader('access-control-allow-origin', '*')
      response.end('window.broken = "script of another origin"')
    }).listen(0)
    this.#server.on('upgrade', (request) => this.requests.push(request.url ?? ''))
  }

  get address(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

interface Attempt {
  /** What the browser reports. */
  directive: string
  /** Runs in the page. */
  act: (other: string) => unknown
}

const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  'a script in the page': {
    directive: 'script-src-elem',
    act: () => {
      const script = document.createElement('script')
      script.textContent = 'window.broken = "script"'
      document.head.append(script)
    },
  },
  'a script of another origin': {
    directive: 'script-src-elem',
    act: (other) => {
      const script = document.createElement('script')
      script.src = `${other}/script.js`
      document.head.append(script)
    },
  },
  'an import from another origin': {
    directive: 'script-src-elem',
    act: (other) => import(/* @vite-ignore */ `${other}/module.js`),
  },
  'a script from memory': {
    directive: 'script-src-elem',
    act: () => {
      const script = document.createElement('script')
      script.src = URL.createObjectURL(new Blob(['window.broken = "script from memory"']))
      document.head.append(script)
    },
  },
  'an event handler in markup': {
    directive: 'script-src-attr',
    act: () => {
      document.body.insertAdjacentHTML('beforeend', '<b onclick="window.broken = 1">x</b>')
      document.querySelector<HTMLElement>('b[onclick]')!.click()
    },
  },
  'a javascript address': {
    directive: 'script-src-elem',
    act: () => {
      const link = document.createElement('a')
      link.href = 'javascript:void (window.broken = "address")'
      document.body.append(link)
      link.click()
    },
  },
  eval: { directive: 'script-src', act: () => void (0, eval)('window.broken = "eval"') },
  'a function made of text': {
    directive: 'script-src',
    // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call
    act: () => void new Function('window.broken = "function"')(),
  },
  fetch: { directive: 'connect-src', act: (other) => fetch(`${other}/fetch`) },
  'an XMLHttpRequest': {
    directive: 'connect-src',
    act: (other) => {
      const request = new XMLHttpRequest()
      request.open('POST', `${other}/request`)
      request.send('sales')
    },
  },
  'a beacon': {
    directive: 'connect-src',
    act: (other) => navigator.sendBeacon(`${other}/beacon`, 'sales'),
  },
  'a WebSocket': {
    directive: 'connect-src',
    act: (other) => new WebSocket(other.replace('http', 'ws')),
  },
  'an event source': {
    directive: 'connect-src',
    act: (other) => new EventSource(`${other}/events`),
  },
  'a picture': {
    directive: 'img-src',
    act: (other) => {
      new Image().src = `${other}/picture?sales`
    },
  },
  'a style sheet of another origin': {
    directive: 'style-src-elem',
    act: (other) => {
      const link = document.createElement('link')
      link.rel = 'stylesheet'
      link.href = `${other}/style.css`
      document.head.append(link)
    },
  },
  'a style element': {
    directive: 'style-src-elem',
    act: () => {
      const style = document.createElement('style')
      style.textContent = 'body { --broken: 1 }'
      document.head.append(style)
    },
  },
  'a style attribute': {
    directive: 'style-src-attr',
    act: () => document.body.setAttribute('style', '--broken: 1'),
  },
  'a font': {
    directive: 'font-src',
    act: (other) => new FontFace('broken', `url(${other}/font.woff2)`).load(),
  },
  'a form': {
    directive: 'form-action',
    act: (other) => {
      const form = document.createElement('form')
      form.action = `${other}/form`
      document.body.append(form)
      form.submit()
    },
  },
  'a frame': {
    directive: 'frame-src',
    act: (other) => {
      const frame = document.createElement('iframe')
      frame.src = `${other}/frame`
      document.body.append(frame)
    },
  },
  'an object': {
    directive: 'object-src',
    act: (other) => {
      const object = document.createElement('object')
      object.data = `${other}/object`
      document.body.append(object)
    },
  },
  'a video': {
    directive: 'media-src',
    act: (other) => {
      document.createElement('video').src = `${other}/video`
    },
  },
  'another base for addresses': {
    directive: 'base-uri',
    act: (other) => {
      const base = document.createElement('base')
      base.href = `${other}/`
      document.head.append(base)
    },
  },
  'a worker of another origin': {
    directive: 'worker-src',
    act: () => new Worker('data:text/javascript,fetch("")'),
  },
}

/** In a task of its own: what the test runner calls itself may use `eval`. */
async function attempt(page: Page, { act }: Attempt, other: string): Promise<void> {
  await page.evaluate(`
    window.violations = []
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => (${act.toString()})(${JSON.stringify(other)})
    port2.postMessage(null)
  `)
}

test('the page refuses every way to run what is not its own, or to send anything to others', async ({
  page,
}) => {
  const other = new OtherOrigin()
  await watchViolations(page)
  await openFinished(page)
  expect(await violations(page)).toEqual([])
  for (const [name, each] of Object.entries(ATTEMPTS)) {
    await test.step(name, async () => {
      await attempt(page, each, other.address)
      await expect
        .poll(async () => (await violations(page)).map(({ directive }) => directive))
        .toContain(each.directive)
    })
  }
  expect(await page.evaluate(() => window.broken)).toBeUndefined()
  const looks = page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--broken'))
  expect(await looks).toBe('')
  expect(other.requests).toEqual([])
  other.stop()
})

test('a worker of the page reaches no further than the page', async ({ page, context }) => {
  const other = new OtherOrigin()
  await openFinished(page)
  const reach = async (address: string): Promise<string[]> => {
    const outcome = (sent: Promise<unknown>): Promise<string> =>
      sent.then(
        () => 'sent',
        () => 'refused',
      )
    const socket = new Promise((resolve, reject) => {
      const line = new WebSocket(address.replace('http', 'ws'))
      line.onopen = resolve
      line.onerror = reject
    })
    return Promise.all([
      outcome(fetch(`${address}/from-worker`)),
      outcome(import(/* @vite-ignore */ `${address}/module.js`)),
      outcome(socket),
    ])
  }
  const answers = await page.workers()[0]!.evaluate(reach, other.address)
  expect(answers).toEqual(['refused', 'refused', 'refused'])
  expect(other.requests).toEqual([])
  // A page without the policy reaches it.
  const bare = await context.newPage()
  await bare.evaluate((address) => fetch(`${address}/from-elsewhere`), other.address)
  expect(other.requests).toEqual(['/from-elsewhere'])
  other.stop()
})

/** It is run 60 times. */
const FEW: ScenarioInput = {
  version: 1,
  seed: 'end-to-end',
  days: 14,
  population: { size: 15, monthlyGross: { mu: 7, sigma: 1, maximumCents: 5_000_00 } },
}
const SALES = 'creator_id,sold_at,amount_usd\nfonts,2026-02-03,12.50\nprints,2026-02-05,9.00\n'

test.describe('with runs of other seeds', () => {
  test.use({ otherSeeds: 'running' })

  test('all that the page does keeps to its policy', async ({ page }) => {
    const complaints = await watchViolations(page)
    await openFinished(page, FEW)
    const download = async (button: string): Promise<void> => {
      const file = page.waitForEvent('download')
      await page.getByRole('button', { name: button }).click()
      await file
    }

    await test.step('charts, their tables and files', async () => {
      await page.getByRole('button', { name: 'Table of Margin by day' }).click()
      await download('SVG of Margin by day')
      await download('CSV of Margin by day')
      const chart = page.getByRole('figure').filter({ hasText: 'Payouts by type' })
      await chart.locator('[tabindex="0"]').first().hover()
    })

    await test.step('a figure computed again', async () => {
      await page
        .getByRole('button', { name: /^Owed to creators: .*How it was computed$/ })
        .last()
        .click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Compute again from the ledger' }).click()
      await expect(dialog.getByText('The two agree.')).toBeVisible()
      await dialog.getByRole('button', { name: 'Close' }).click()
    })

    await test.step('every room', async () => {
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click()
        await expect(tab).toHaveAttribute('aria-selected', 'true')
      }
      await page.getByRole('tab', { name: 'Books' }).click()
      for (const file of ['ledger.sqlite', 'report.json', 'daily.csv']) {
        await download(`Download ${file}`)
      }
      await page.getByRole('tab', { name: 'Creators' }).click()
      await page.getByRole('button', { name: 'creator-1', exact: true }).first().click()
      await page.getByRole('tab', { name: 'Payouts' }).click()
      await page
        .getByRole('button', { name: /^Payout \d/ })
        .first()
        .click()
    })

    await test.step('the form, and the JSON with what is wrong in it', async () => {
      for (const heading of await form(page).getByRole('heading', { level: 3 }).all()) {
        await heading.click()
      }
      await page.getByRole('button', { name: 'Edit as JSON' }).click()
      await page.getByRole('textbox', { name: /Scenario as JSON/ }).click()
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText('{ "version": 1, "day": 3 }')
      await expect(page.getByText(/^day: got 3/)).toBeVisible()
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.type(', "see')
      await expect(page.getByRole('option', { name: 'seed' })).toBeVisible()
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText(JSON.stringify({ ...FEW, seed: 'another' }))
      await page.getByRole('button', { name: 'Edit as form' }).click()
    })

    await test.step('two runs compared, with their other seeds', async () => {
      await runBar(page).getByRole('button', { name: 'Run', exact: true }).click()
      await expectPhase(page, 'Finished')
      const picks = page.getByRole('checkbox', { name: /^Pick / })
      await expect(picks).toHaveCount(2)
      await picks.nth(1).check()
      await picks.nth(0).check()
      await page.getByRole('tab', { name: 'Compare' }).click()
      await expect(page.getByRole('heading', { name: 'Margin since the start' })).toBeVisible()
      await expect(page.getByText(/in 30 seeds/).first()).toBeVisible({ timeout: 100_000 })
    })

    await test.step('a sales file', async () => {
      const file = salesFilePicker(page)
      if ((await file.count()) === 0)
        await page.getByRole('heading', { name: 'Sales data' }).click()
      await file.setInputFiles({
        name: 'sales.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(SALES),
      })
      await page.getByRole('dialog').getByRole('button', { name: 'Use this file' }).click()
      await expectPhase(page, 'Finished')
    })

    await test.step('a theme', async () => {
      await page.getByLabel('Theme').selectOption({ label: 'Dark' })
    })

    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})
