/** What the page hears before the first day of a run and after its last. */
import { expect, it } from 'vitest'
import type { Preparing, RunStatus } from '../../workers/contract'
import { DrivenRun } from '../../workers/driven-run'
import { DrivenLab } from '../support/labs'
import { simulationOf } from '../support/runs'

const scenario = { version: 1, seed: 'stages', days: 6, population: { size: 1_200 } } as const

const closingOf = ({ statuses }: DrivenLab): RunStatus[] =>
  statuses.filter(({ phase }) => phase === 'closing')

it('hears how many creators are prepared', async () => {
  const { lab, hear } = new DrivenLab()
  const heard: Preparing[] = []
  const request = { scenario, sales: null, paused: true }
  await lab.start(request, hear, (preparing) => heard.push(preparing))
  expect(heard).toEqual([0, 500, 1_000].map((added) => ({ added, creators: 1_200 })))
})

it('hears that the books are being closed before it hears of the end', async () => {
  const driven = new DrivenLab()
  await driven.startUntil('finished', scenario)
  const [first] = closingOf(driven)
  expect(first).toMatchObject({ closing: { part: 'checks', share: 0 }, report: null })
  expect(first!.secondsLeft).toBeGreaterThan(0)
  expect(driven.last).toMatchObject({ phase: 'finished', closing: null, daysDone: 6 })
  expect(driven.last.report?.digest).toMatch(/^[0-9a-f]{64}$/)
})

it('closes the books of a run that is cancelled, which is over when the cancelling is', async () => {
  const driven = new DrivenLab()
  await driven.startUntil('paused', scenario, { pauseOn: '2026-09-03' })
  await driven.lab.cancel()
  expect(closingOf(driven)).not.toEqual([])
  expect(driven.last).toMatchObject({ phase: 'cancelled', report: { status: 'cancelled' } })
})

it('gives a creator who acts while the books are closed the refusal of a run that is over', async () => {
  const driven = new DrivenLab()
  const closing = driven.phase('closing')
  await driven.start(scenario)
  await closing
  expect(await driven.lab.act(1, { action: 'pause', by: 'creator' })).toEqual({
    ok: false,
    refusal: { code: 'run_ended' },
  })
})

it('is given the whole report of a run that another replaces while its books are closed', async () => {
  const driven = new DrivenLab()
  const closing = driven.phase('closing')
  await driven.start(scenario)
  await closing
  expect(await driven.replaced(scenario)).toMatchObject([{ report: { status: 'finished' } }])
})

it('hears that a run has failed whose status cannot be made, with all that was told before', () => {
  const statuses: RunStatus[] = []
  const run = new DrivenRun(simulationOf(scenario), 'running', (status) => statuses.push(status))
  run.runSlice()
  run.tell()
  run.simulation.ledger.database.close()
  run.tell()
  const [told, failed] = statuses
  const anyText = expect.any(String) as string
  expect(told).toMatchObject({ phase: 'running', failure: null })
  expect(failed).toEqual({
    ...told,
    phase: 'failed',
    newDays: [],
    daysBeforeNew: 0,
    failure: { ...{ name: 'Error', at: told!.at }, message: 'Statement closed', stack: anyText },
  })
  expect(run.isClosing).toBe(false)
})
