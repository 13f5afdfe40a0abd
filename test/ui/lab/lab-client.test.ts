/** The order in which runs start, end, are opened and are refused, whatever the order in which their messages arrive. */
import { expose } from 'comlink'
import type { SqlJsStatic } from 'sql.js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { LabClient } from '../../../src/ui/lab/lab-client.svelte'
import { Run } from '../../../src/ui/lab/run.svelte'
import { keptRun, type EndedRun } from '../../../src/ui/shelf/kept-run'
import { ANSWER_MILLISECONDS_MAX } from '../../../src/ui/lab/worker-connection'
import type {
  Preparing,
  RunOutcome,
  RunRequest,
  RunStatus,
  StartAnswer,
} from '../../../workers/contract'
import { LabServer } from '../../../workers/lab-server'
import { taskSource } from '../../../workers/task-source'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { engine } from '../../support/engine'
import { payingService } from '../../support/paying-service'
import { eventually } from '../../support/eventually'

/** The page's end of a channel has all that a connection asks of a worker but its end. */
function workerOf(answering: LabServer | null): Worker {
  const { port1, port2 } = new MessageChannel()
  if (answering) expose(answering, port2)
  const terminate = () => {
    port1.close()
    port2.close()
  }
  return Object.assign(port1, { terminate }) as unknown as Worker
}

/** The answer to a start is overtaken by the last status of its run. */
class OvertakenServer extends LabServer {
  override async start(
    request: RunRequest,
    onStatus: (status: RunStatus) => void | Promise<void>,
    ...listeners: [((preparing: Preparing) => void)?, ((outcome: RunOutcome) => void)?]
  ): Promise<StartAnswer> {
    let answer: StartAnswer | undefined
    await new Promise<void>((heardOfEnd) => {
      const hear = async (status: RunStatus) => {
        await onStatus(status)
        if (status.phase === 'finished') heardOfEnd()
      }
      void super
        .start(request, (status) => void hear(status), ...listeners)
        .then((given) => {
          answer = given
        })
    })
    return answer!
  }
}

/** Its answers to what runs came to take a while, as those of large runs do; `asked` resolves with the first question. */
class SlowServer extends LabServer {
  #noteAsked!: () => void
  readonly asked = new Promise<void>((resolve) => (this.#noteAsked = resolve))

  override async outcome(): Promise<RunOutcome | null> {
    this.#noteAsked()
    await new Promise((resolve) => setTimeout(resolve, 100))
    return super.outcome()
  }
}

/** Its answer to a pause comes late. */
class LateServer extends LabServer {
  override async pause(): Promise<void> {
    await super.pause()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Prepares creators for ever, and answers nothing meanwhile. */
class EndlessServer extends LabServer {
  override start(request: RunRequest, onStatus: (status: RunStatus) => void): Promise<StartAnswer> {
    return (request.scenario as ScenarioInput).seed === 'endless'
      ? new Promise(() => undefined)
      : super.start(request, onStatus)
  }

  override pauseAtViolation(): Promise<void> {
    return new Promise(() => undefined)
  }
}

/** Begins a run once the one before it has ended, and prepares its creators for ever. */
class BusyServer extends LabServer {
  #noteEnd!: () => void
  readonly #ended = new Promise<void>((resolve) => (this.#noteEnd = resolve))

  override async start(
    request: RunRequest,
    onStatus: (status: RunStatus) => void,
    ...listeners: [((preparing: Preparing) => void)?, ((outcome: RunOutcome) => void)?]
  ): Promise<StartAnswer> {
    if ((request.scenario as ScenarioInput).seed === 'endless') {
      await this.#ended
      await super.start(request, onStatus, ...listeners)
      return new Promise(() => undefined)
    }
    const hear = (status: RunStatus): void => {
      onStatus(status)
      if (status.phase === 'finished') this.#noteEnd()
    }
    return super.start(request, hear, ...listeners)
  }
}

class Bench {
  /** Of each run whose outcome was taken, in order. */
  readonly seeds: (string | undefined)[] = []
  readonly lab: LabClient
  readonly #waiting: { seed: string; resolve: (outcome: RunOutcome) => void }[] = []

  /** `workers` are opened in this order; after them, each is another server. */
  constructor(...workers: Worker[]) {
    this.lab = new LabClient(
      () => workers.shift() ?? workerOf(serverWith(LabServer)),
      ({ scenario }, outcome) => {
        this.seeds.push(scenario.seed)
        for (const { seed, resolve } of this.#waiting) if (seed === scenario.seed) resolve(outcome)
      },
    )
  }

  ended(seed: string): Promise<RunOutcome> {
    return new Promise((resolve) => this.#waiting.push({ seed, resolve }))
  }

  async run(seed: string): Promise<RunOutcome> {
    const ended = this.ended(seed)
    await this.lab.start(scenarioOf(seed), null)
    return ended
  }
}

const serverWith = (Server: typeof LabServer): LabServer =>
  new Server(Promise.resolve(engine), taskSource())

const scenarioOf = (seed: string, check?: string): ScenarioInput => ({
  version: 1,
  seed,
  days: 10,
  population: { size: 12 },
  ...(check !== undefined && { invariants: [{ name: 'own', sql: check }] }),
})
const REFUSED_CHECK = 'SELECT nothing FROM nowhere'

function runOnShelf(outcome: RunOutcome): Run {
  const { scenario } = outcome.report
  const run = new Run(scenarioOf(scenario.seed), null)
  run.show('kept', outcome)
  return run
}

const PLACE = { id: 'kept', keptAt: 1 }

/** The run of the page as the shelf takes it. */
function endedAs({ run }: LabClient, outcome: RunOutcome): EndedRun {
  const { scenario, header, salesFile } = run!
  return { scenario, header: header!, salesFile, outcome }
}

describe('a run in which another payout service pays', () => {
  const service = payingService('new-key-each-hour')

  it('takes the place of the one before, which says what it came to', async () => {
    const bench = new Bench()
    const { lab } = bench
    await lab.start(scenarioOf('cut short'), null, { pauseOn: '2026-09-03' })
    await vi.waitUntil(() => lab.phase === 'paused')
    const ended = bench.ended('own')
    expect(await lab.start(scenarioOf('own'), null, {}, { service })).toBe(true)
    expect(lab.run?.service).toBe(service)
    await ended
    expect(bench.seeds).toEqual(['cut short', 'own'])
    // The lab's own has another worker again.
    await bench.run('after')
    expect(lab.run?.service).toBeNull()
  })

  it('leaves the one before in its place where it is refused', async () => {
    const bench = new Bench()
    const { lab } = bench
    await lab.start(scenarioOf('before'), null, { paused: true })
    const before = lab.run
    const refused = scenarioOf('refused', REFUSED_CHECK)
    expect(await lab.start(refused, null, {}, { service })).toBe(false)
    expect(lab.refusal?.scenario).toBe(refused)
    expect(lab.run).toBe(before)
    const ended = bench.ended('before')
    await lab.resume()
    await ended
    expect(before?.ledger).toBe('worker')
  })
})

describe('a run of the shelf', () => {
  it('gives way to a run that is started before its ledger has been read', async () => {
    const bench = new Bench()
    const { lab } = bench
    const outcome = await bench.run('kept')
    const run = runOnShelf(outcome)
    let read!: (ledger: null) => void
    const shown = lab.show(run, outcome, new Promise((resolve) => (read = resolve)))
    const ended = bench.ended('later')
    const started = lab.start(scenarioOf('later'), null)
    read(null)
    expect(await started).toBe(true)
    await shown
    expect((await ended).report).toMatchObject({ seed: 'later', status: 'finished' })
    expect(lab.run?.scenario.seed).toBe('later')
    expect(run.ledger).toBe('opening')
  })

  it('is opened after a start that is refused', async () => {
    const bench = new Bench()
    const { lab } = bench
    const outcome = await bench.run('kept')
    const ledger = await lab.ledgerFile(Infinity)
    const run = runOnShelf(outcome)
    let read!: (ledger: Uint8Array | null) => void
    const shown = lab.show(run, outcome, new Promise((resolve) => (read = resolve)))
    const started = lab.start(scenarioOf('later', REFUSED_CHECK), null)
    read(ledger)
    expect(await started).toBe(false)
    await shown
    expect([lab.run, run.ledger]).toEqual([run, 'worker'])
    expect((await lab.creatorFacets()).rails.length).toBeGreaterThan(0)
  })
})

describe('what a run came to', () => {
  it('is taken once, and not again when a start is refused', async () => {
    const bench = new Bench()
    const { lab } = bench
    const outcome = await bench.run('first')
    await lab.start(scenarioOf('refused', REFUSED_CHECK), null)
    expect(lab.refusal?.problems).toMatchObject([{ path: 'invariants[0].sql' }])
    // An answer to a later question comes after those to earlier ones.
    await lab.moment()
    expect(bench.seeds).toEqual(['first'])
    await lab.show(runOnShelf(outcome), outcome, Promise.resolve(null))
    await lab.start(scenarioOf('refused', REFUSED_CHECK), null)
    await lab.moment().catch(() => undefined)
    expect(bench.seeds).toEqual(['first'])
  })

  it('is taken where its end is heard of before the answer to its start', async () => {
    const bench = new Bench(workerOf(serverWith(OvertakenServer)))
    const { lab } = bench
    expect((await bench.run('overtaken')).report.status).toBe('finished')
    expect([lab.phase, lab.run?.scenario.seed]).toEqual(['finished', 'overtaken'])
  })
})

describe('a start that is cancelled', () => {
  it('leaves a run that has just ended as it was, and what it came to is taken', async () => {
    const server = new SlowServer(Promise.resolve(engine), taskSource())
    const bench = new Bench(workerOf(server))
    const { lab } = bench
    const ended = bench.run('first')
    await server.asked
    const started = lab.start(scenarioOf('next'), null)
    await lab.cancel()
    expect(await started).toBe(false)
    expect((await ended).report.status).toBe('finished')
    expect([lab.phase, lab.run?.ledger]).toEqual(['finished', 'worker'])
    expect(bench.seeds).toEqual(['first'])
  })

  it('loses nothing of a run that has ended since it was sent', async () => {
    const bench = new Bench(workerOf(serverWith(BusyServer)))
    const { lab } = bench
    await lab.start(scenarioOf('first'), null, { paused: true })
    const ended = bench.ended('first')
    const started = lab.start(scenarioOf('endless'), null)
    await lab.resume()
    expect((await ended).report.status).toBe('finished')
    await eventually(() => expect(lab.run?.phase).toBe('finished'))
    await lab.cancel()
    expect(await started).toBe(false)
    expect([lab.phase, lab.run?.scenario.seed]).toEqual(['finished', 'first'])
    expect(bench.seeds).toEqual(['first'])
  })

  it('does not make the run before fail whose worker was to pause at violations', async () => {
    const bench = new Bench(workerOf(serverWith(EndlessServer)))
    const { lab } = bench
    await bench.run('first')
    const started = lab.start(scenarioOf('endless'), null)
    const steered = lab.pauseAtViolation(true)
    await new Promise((resolve) => setTimeout(resolve, 20))
    await lab.cancel()
    await steered
    expect(await started).toBe(false)
    expect([lab.phase, lab.run?.failure]).toEqual(['finished', null])
  })
})

describe('a run that is cancelled', () => {
  it('is the one that was meant, where another one is started at once', async () => {
    const bench = new Bench(workerOf(serverWith(LateServer)))
    const { lab } = bench
    await lab.start(scenarioOf('first'), null, { paused: true })
    const ended = bench.ended('first')
    const cancelled = lab.cancel()
    expect(await lab.start(scenarioOf('next'), null, { paused: true })).toBe(true)
    await cancelled
    expect((await ended).report.status).toBe('cancelled')
    // Statuses come by another channel than answers.
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect([lab.phase, lab.run?.scenario.seed]).toEqual(['paused', 'next'])
  })
})

/** SQLite that opens a first ledger, and no other. */
function engineOfOneLedger(): SqlJsStatic {
  let opened = 0
  class Database extends engine.Database {
    constructor(content?: ConstructorParameters<typeof engine.Database>[0]) {
      if ((opened += 1) > 1) throw new Error('no memory for another ledger')
      super(content)
    }
  }
  return { ...engine, Database }
}

describe('a run that cannot begin', () => {
  it('is shown as failed, and what it cut short is handed over', async () => {
    const server = new LabServer(Promise.resolve(engineOfOneLedger()), taskSource())
    const bench = new Bench(workerOf(server))
    const { lab } = bench
    await lab.start(scenarioOf('cut short'), null, { paused: true })
    const ended = bench.ended('cut short')
    expect(await lab.start(scenarioOf('next'), null)).toBe(false)
    expect((await ended).report.status).toBe('cancelled')
    expect([lab.phase, lab.run?.scenario.seed]).toEqual(['failed', 'next'])
    expect(lab.run?.failure?.message).toBe('no memory for another ledger')
    expect((await bench.run('after')).report.status).toBe('finished')
    expect(bench.seeds).toEqual(['cut short', 'after'])
  })
})

describe('a run in which something was done', () => {
  it.each<{ what: string; done: (lab: LabClient) => Promise<{ ok: boolean }>; paths: string[] }>([
    {
      what: 'a deploy',
      done: (lab) => lab.strike({ kind: 'deploy' }),
      paths: ['faults.deploys'],
    },
    {
      what: 'a restricted account',
      done: (lab) => lab.strike({ kind: 'account', creator: 'creator-1', days: 2 }),
      paths: ['faults.accounts'],
    },
    {
      what: 'a call that fails',
      done: (lab) =>
        lab.strike({
          ...{ kind: 'call', creator: 'creator-1' },
          ...{ call: 'create_payout', fault: 'answer-lost' },
        }),
      paths: ['faults.single'],
    },
    {
      what: 'a protection that is switched off',
      done: (lab) => lab.switchFaults({ protections: { idempotencyKeys: false } }),
      paths: ['faultChanges'],
    },
    {
      what: 'a creator who pauses payouts',
      done: (lab) => lab.act(1, { action: 'pause', by: 'creator' }),
      paths: ['actions'],
    },
  ])('differs by $what from one in which it was not', async ({ done, paths }) => {
    const bench = new Bench()
    const { lab } = bench
    const without = keptRun([], endedAs(lab, await bench.run('same')), PLACE)
    const ended = bench.ended('same')
    await lab.start(scenarioOf('same'), null, { paused: true })
    expect(await done(lab)).toMatchObject({ ok: true })
    await lab.resume()
    const changed = endedAs(lab, await ended)
    expect(keptRun([without], changed, PLACE).changed?.differences.map(({ path }) => path)).toEqual(
      paths,
    )
    const written = bench.ended('same')
    await lab.start(changed.scenario, null)
    const again = endedAs(lab, await written)
    expect(again.outcome.report.digest).toBe(changed.outcome.report.digest)
    expect(keptRun([keptRun([], changed, PLACE)], again, PLACE).changed).toBeNull()
  })
})

describe('a check of one’s own that never ends', () => {
  afterEach(() => void vi.useRealTimers())

  it('is refused after a while, and the run before stays', async () => {
    const bench = new Bench(workerOf(serverWith(LabServer)), workerOf(null))
    const { lab } = bench
    await bench.run('first')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const started = lab.start(scenarioOf('endless', 'SELECT 1'), null)
    expect(lab.phase).toBe('starting')
    vi.advanceTimersByTime(ANSWER_MILLISECONDS_MAX)
    expect(await started).toBe(false)
    expect(lab.refusal?.problems).toMatchObject([
      {
        path: 'invariants[0].sql',
        value: 'SELECT 1',
        expected:
          'one SELECT over the readable views that ends; this one was stopped after 10 seconds without an answer',
      },
    ])
    expect([lab.phase, lab.run?.scenario.seed]).toEqual(['finished', 'first'])
    expect((await lab.creatorFacets()).rails.length).toBeGreaterThan(0)
  })

  it('can be cancelled, and the run before stays', async () => {
    const bench = new Bench(workerOf(serverWith(LabServer)), workerOf(null))
    const { lab } = bench
    await bench.run('first')
    const started = lab.start(scenarioOf('endless', 'SELECT 1'), null)
    await lab.cancel()
    expect(await started).toBe(false)
    expect([lab.phase, lab.run?.ledger]).toEqual(['finished', 'worker'])
    expect((await lab.creatorFacets()).rails.length).toBeGreaterThan(0)
    const ended = bench.ended('next')
    expect(await lab.start(scenarioOf('next', 'SELECT 1 WHERE 0'), null)).toBe(true)
    expect((await ended).report.seed).toBe('next')
  })
})
