/** How far a program is, for whoever watches a terminal and for whoever reads a log. */
import { describe, expect, it } from 'vitest'
import { closingProgress, experimentProgress, Progress, runProgress } from '../../src/cli/progress'
import { closeBooks } from '../../src/simulation/conclude'
import { simulationOf } from '../support/runs'
import { stepToEnd, stepWhile } from '../support/stepping'

/** What is written when a line is asked to be shown at each of these milliseconds. */
function written(isTTY: boolean, at: readonly number[]): string[] {
  const texts: string[] = []
  let now = 5_000
  const progress = new Progress({ isTTY, write: (text) => texts.push(text) }, () => now)
  for (const wall of at) {
    now = 5_000 + wall
    progress.show((milliseconds) => `after ${milliseconds}`)
  }
  progress.clear()
  return texts
}

describe('progress', () => {
  it('is a line of a log at most every 30 seconds, and none of a short run', () => {
    expect(written(false, [100, 29_999])).toEqual([])
    expect(written(false, [29_999, 30_000, 59_999, 60_010, 89_000, 90_010])).toEqual([
      'after 30000\n',
      'after 60010\n',
      'after 90010\n',
    ])
  })

  it('is one line of a terminal, rewritten ten times a second and cleared in the end', () => {
    expect(written(true, [99, 100, 150, 200])).toEqual([
      '\r\u001b[Kafter 100',
      '\r\u001b[Kafter 200',
      '\r\u001b[K',
    ])
  })

  it('says how far a run is, and then how far the closing of its books', () => {
    const simulation = simulationOf({
      ...{ version: 1, startDay: '2026-08-31', days: 10, population: { size: 0 } },
      creators: [{ handle: 'ink', openingBalances: [{ day: '2026-08-20', amountCents: 150_00 }] }],
    })
    stepWhile(simulation, () => simulation.daysDone < 5)
    expect(runProgress(simulation, 20_000)).toBe('2026-09-05  50%  1 payout  0 a second  20 s left')
    stepToEnd(simulation)
    const parts = [...closeBooks(simulation, 'finished', { wallSeconds: 1, payoutsPerSecond: 1 })]
    const lines = parts.map(closingProgress)
    expect(lines[0]).toBe('closing the books  0%  making the checks')
    expect(
      lines.filter((line) => /^closing the books {2}\d\d% {2}working out the digest$/.test(line)),
    ).not.toEqual([])
    expect(lines.at(-1)).toBe('closing the books  80%  writing the report')
  })

  it('says how many runs of an experiment are done', () => {
    expect(experimentProgress(0, 4, 10_000)).toBe('0 of 4 runs')
    expect(experimentProgress(1, 4, 10_000)).toBe('1 of 4 runs  30 s left')
    expect(experimentProgress(1, 200, 10_000)).toBe('1 of 200 runs  33 minutes left')
  })

  it('says of each part of a program what is left by the pace of that part', () => {
    const texts: string[] = []
    let now = 0
    const progress = new Progress({ isTTY: true, write: (text) => texts.push(text) }, () => now)
    now = 60_000
    progress.beginPart()
    now += 2_000
    progress.show((wall) => experimentProgress(1, 3, wall))
    expect(texts).toEqual(['\r\u001b[K1 of 3 runs  4 s left'])
  })
})
