/** What a page says of itself while it is measured: its long tasks and its memory. */
import { readFileSync } from 'node:fs'
import type { Browser, CDPSession, Page } from '@playwright/test'

interface Watched extends Window {
  longTasks: number[]
}

/** Tasks of the main thread over 50 milliseconds, from the first line of the page on. */
export const watchLongTasks = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const own = window as unknown as Watched
    own.longTasks = []
    new PerformanceObserver((list) => {
      own.longTasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)))
    }).observe({ type: 'longtask', buffered: true })
  })

/**
 * Resolves to when the run bar says that the run has finished, in milliseconds since 1970. The page tells it: to ask again
 * and again would take its time. To be called before the page is opened.
 */
export async function watchFinish(page: Page): Promise<{ finishedAt: Promise<number> }> {
  let tell: (at: number) => void
  const finishedAt = new Promise<number>((resolve) => (tell = resolve))
  await page.exposeFunction('tellFinished', (at: number) => tell(at))
  await page.addInitScript(() => {
    const own = window as unknown as { tellFinished: (at: number) => void }
    new MutationObserver((_, observer) => {
      const bar = document.querySelector('section[aria-label="Run"]')
      if (bar?.textContent.includes('Finished') !== true) return
      observer.disconnect()
      own.tellFinished(performance.timeOrigin + performance.now())
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
  return { finishedAt }
}

/** Since the last call, in milliseconds. */
export const takeLongTasks = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as Watched).longTasks.splice(0))

/** Of the page and its workers, SQLite’s memory included. */
export const megabytesOf = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const measurer = performance as unknown as {
      measureUserAgentSpecificMemory: () => Promise<{ bytes: number }>
    }
    const { bytes } = await measurer.measureUserAgentSpecificMemory()
    return bytes / 1_000_000
  })

/** The processes that pages and their workers are in. */
async function renderers(browser: Browser): Promise<{ id: number; cpuTime: number }[]> {
  const session: CDPSession = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer')
}

/** Their processor time until now. */
export const rendererSeconds = async (browser: Browser): Promise<number> =>
  (await renderers(browser)).reduce((sum, { cpuTime }) => sum + cpuTime, 0)

const PRIVATE_KILOBYTES = /^RssAnon:\s+(\d+) kB$/m
const KILOBYTE = 1_024

/** What the largest of them has for itself, garbage included. Linux alone says so. */
export async function privateBytes(browser: Browser): Promise<number> {
  const bytes = (await renderers(browser)).map(({ id }) => {
    const status = readFileSync(`/proc/${id}/status`, 'utf8')
    return Number(PRIVATE_KILOBYTES.exec(status)![1]) * KILOBYTE
  })
  return Math.max(...bytes)
}
