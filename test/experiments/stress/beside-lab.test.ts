import { expect, it } from 'vitest'
import { exhaust } from '../../../src/core/exhaust'
import { RunPool } from '../../../src/experiments/run-pool'
import { LAB_PLACE, runTask } from '../../../src/experiments/run-task'
import { comparedWithLab } from '../../../src/experiments/stress/beside-lab'
import { readStress } from '../../../src/experiments/stress/stress-plan'
import { LAB_SERVICE, type PayoutService } from '../../../src/payouts/payout-service'
import { completePayout } from '../../../src/payouts/settle-payout'
import type { OwnService } from '../../../src/simulation/own-service'
import { engine } from '../../support/engine'
import { calmScenario } from '../../support/runs'

/** As a worker runs tasks that was started with one service of the user's own. */
const poolOf = (functions: Partial<PayoutService>): RunPool => {
  const own: OwnService = {
    name: 'own.ts',
    service: { ...LAB_SERVICE, ...functions },
    checksLeftOut: [],
  }
  return new RunPool(
    () => ({
      run: (task) =>
        Promise.resolve(
          exhaust(runTask(engine, task, null, undefined, task.service === LAB_PLACE ? null : own)),
        ),
      close: () => undefined,
    }),
    1,
  )
}

const scenario = calmScenario({
  days: 4,
  creators: [
    {
      handle: 'ink',
      schedule: 'daily',
      openingBalances: [{ day: '2026-08-20', amountCents: 300_00 }],
    },
  ],
})
const read = readStress({
  ...{ scenario: { ...scenario }, seed: null, seedCount: 3, without: [] },
  faults: { kind: 'given', faults: {} },
})
if (!read.ok) throw new Error(JSON.stringify(read.problems))

/** Believes a webhook whatever has become of the payout: no second one comes in this scenario. */
const BELIEVES: Partial<PayoutService> = {
  *receiveWebhook(context, { event }) {
    yield* completePayout(context, context.ledger.payouts.get(event.payoutId))
  },
}
const PAYS_NOBODY: Partial<PayoutService> = { *payCreators() {} }

it.each([
  ['what a service does in another way comes to nothing', BELIEVES, 3],
  ['what a service does in another way is seen in each seed', PAYS_NOBODY, 0],
] as const)('%s', async (_what, functions, same) => {
  expect(await comparedWithLab(poolOf(functions), read.plan)).toEqual({ seeds: 3, same })
})

it('has no result where it is cancelled', async () => {
  const signal = AbortSignal.abort()
  expect(await comparedWithLab(poolOf(BELIEVES), read.plan, { signal })).toBeNull()
})
