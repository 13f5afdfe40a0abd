/** The incidents on the page: all outcomes that it shows are of one service, and what has come in stays. */
import { expect, it } from 'vitest'
import { runIncident } from '../../../src/experiments/incidents/run-incident'
import { INCIDENTS } from '../../../src/scenario/incidents/library'
import { IncidentRuns } from '../../../src/ui/stress/incident-runs.svelte'
import { verdictText } from '../../../src/ui/stress/incident-words'
import { readGivenService } from '../../../workers/read-given-service'
import { engine } from '../../support/engine'
import { givenServiceOf, payingService } from '../../support/paying-service'

const SILENCE = payingService('silence-is-refusal')
const LOOKS = payingService('looks-before-it-asks')

const incidentOf = (id: string) => INCIDENTS.find((one) => one.id === id)!

/** Real runs, in this thread. */
function runsHere(onRun: (id: string) => void = () => undefined): IncidentRuns {
  return new IncidentRuns((service) => {
    const read = service && readGivenService(givenServiceOf(service.name, service.text))
    const own = read?.ok ? read.service : null
    return {
      run: (id) => {
        onRun(id)
        return Promise.resolve(runIncident(engine, incidentOf(id), own))
      },
      end: () => undefined,
    }
  })
}

it('outcomes of one service add up, and are gone once another one pays', async () => {
  const runs = runsHere()
  await runs.run(['h-42'], SILENCE)
  await runs.run(['a6-18'], SILENCE)
  expect(Object.keys(runs.outcomes)).toEqual(['h-42', 'a6-18'])
  await runs.run(['a6-18'], LOOKS)
  expect(Object.keys(runs.outcomes)).toEqual(['a6-18'])
  expect(runs.service).toBe(LOOKS)
  await runs.run(['h-42'], null)
  expect(Object.keys(runs.outcomes)).toEqual(['h-42'])
  expect(runs.outcomes['h-42']).toMatchObject({ ok: true, besideLab: null })
})

it('what has come in stays when the rest is stopped, and the one that runs is named', async () => {
  const running: unknown[] = []
  const runs = runsHere((id) => {
    running.push(runs.running)
    if (id === 'a6-18') runs.stop()
  })
  await runs.run(['h-42', 'a6-18', 'a6-1'], SILENCE)
  expect(running).toEqual([
    { id: 'h-42', done: 0, total: 3 },
    { id: 'a6-18', done: 1, total: 3 },
  ])
  expect(Object.keys(runs.outcomes)).toEqual(['h-42'])
  expect([runs.running, runs.failure]).toEqual([null, null])
})

it('what came of one is said in words', async () => {
  const runs = runsHere()
  const verdictOf = (id: string) => verdictText(incidentOf(id), runs.outcomes[id]!)
  await runs.run(['h-39', 'h-42', 'a6-18'], SILENCE)
  expect(verdictOf('h-39')).toMatch(
    /^Does not hold: \$200\.00 paid beyond what was earned, with the lab’s service none; fails .+\.$/,
  )
  expect(verdictOf('h-42')).toBe('Holds without the fix, too.')
  expect(verdictOf('a6-18')).toBe('Holds. The ledger as fixed is the lab’s, row for row.')
  await runs.run(['a6-35'], payingService('daily-run-in-the-evening'))
  expect(verdictOf('a6-35')).toBe(
    'Not measured: the damage is what a check finds that your service leaves out.',
  )
})
