/** What a page says of itself while it is measured: its long tasks and its memory. */
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

/** Processor time of the processes that pages and their workers are in, until now. */
export async function rendererSeconds(browser: Browser): Promise<number> {
  const session: CDPSession = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}
