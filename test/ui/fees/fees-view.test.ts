/** What the room says is of the scenario on the form: the results of another never go under the name of its fee. */
import { describe, expect, it } from 'vitest'
import { readScenario } from '../../../src/scenario/read-scenario'
import { defaultAt } from '../../../src/ui/draft/defaults'
import { ScenarioDraft } from '../../../src/ui/draft/scenario-draft.svelte'
import { feeParagraphs } from '../../../src/ui/fees/finding/fee-finding'
import { FeeLab } from '../../../src/ui/fees/fee-lab.svelte'
import { FeesView } from '../../../src/ui/fees/fees-view.svelte'
import { plainSentence } from '../../../src/ui/figures/sentence-pieces'
import type { CachedRun } from '../../../src/experiments/sweep/run-sweep'
import { cacheIn, poolHere } from '../../support/run-pools'
import { imported } from '../../support/sales-files'
import { packSales } from '../../../workers/packed-sales'

interface Room {
  draft: ScenarioDraft
  fees: FeeLab
  view: FeesView
}

function openedRoom(): Room {
  const kept = new Map<string, CachedRun>()
  const fees = new FeeLab(
    { open: () => poolHere(), sizeFor: () => 1, now: () => 0 },
    {
      ...cacheIn(kept),
      takeIn: () => undefined,
      tidy: () => Promise.resolve(),
    },
  )
  fees.seedCount = 1
  const draft = new ScenarioDraft({ read: readScenario, defaultAt })
  draft.begin({
    version: 1,
    days: 7,
    population: { size: 4, adoption: { mode: 'model' } },
    creators: [{ handle: 'maps', schedule: 'daily', monthlyGrossCents: 4_000_00 }],
  })
  return { draft, fees, view: new FeesView({ draft, fees, sales: null, lab: { run: null } }) }
}

async function sweptRoom(): Promise<Room> {
  const room = openedRoom()
  await room.fees.run('curve', room.view.plan!, null)
  return room
}

const said = ({ facts }: FeesView): string =>
  feeParagraphs(facts).flat().map(plainSentence).join(' ')

describe('the room of fees', () => {
  it('says what was run, and of a change of the fee beside its axis nothing until that is run', async () => {
    const { draft, view } = await sweptRoom()
    draft.set('policy.instantFeeBasisPoints', 200)
    expect(said(view)).toMatch(/^At 2% of the net, daily payouts would .* in the one seed/)
    expect(view.sweptFee).toBeNull()

    for (const [path, value] of [
      ['policy.instantFeeFlatCents', 50],
      ['policy.instantSubscriptionMonthlyCents', 5_00],
    ] as const) {
      draft.set(path, value)
      expect(draft.problems).toEqual([])
      expect(said(view)).toBe('')
      expect(view.facts).toMatchObject({ optimum: null, breakEven: null, bestAgainst: null })
      // The curve is still there, and whose it is.
      expect(view.curve.length).toBeGreaterThan(3)
      expect(view.sweptFee).toBe('3% of the net')
      draft.undo()
    }
    expect(said(view)).toMatch(/^At 2% of the net, daily payouts would/)
  })

  it('keeps the estimate until enough fees have been run for a curve', async () => {
    const { fees, view } = openedRoom()
    expect(view.hasEstimate).toBe(true)
    const [first] = view.plan!.points.filter(({ kind }) => kind === 'axis')
    await fees.run('curve', view.plan!, null, [first!.id])
    expect([view.hasResults, view.hasEstimate]).toEqual([true, true])
    await fees.run('curve', view.plan!, null)
    expect([view.hasResults, view.hasEstimate]).toEqual([true, false])
  })

  it('shows all money for a month or for a year of 365 days', async () => {
    const { fees, view } = await sweptRoom()
    const inMonth = view.curve.map(({ margin, parts }) => [margin.value, parts.fees])
    const payouts = view.facts.payouts
    fees.period = 'year'
    const months = 365 / (365.25 / 12)
    const inYear = view.curve.map(({ margin, parts }) => [margin.value, parts.fees])
    expect(inYear.flat().map((cents) => cents / months)).toEqual(
      inMonth.flat().map((cents): unknown => expect.closeTo(cents, 6)),
    )
    expect(view.facts.payouts / months).toBeCloseTo(payouts, 6)
    expect(said(view)).toMatch(
      /daily payouts would .* a year with 100\.0% of eligible creators on them in the one seed/,
    )

    // What comes in afterwards is for a year, too.
    await fees.run('curve', view.plan!, null)
    expect(view.curve.map(({ margin, parts }) => [margin.value, parts.fees])).toEqual(inYear)
  })

  it('knows that what was run is of other sales', async () => {
    const { draft, fees, view } = await sweptRoom()
    expect(view.isOfOtherSales).toBe(false)
    const file = imported('date,creator,amount\n2026-01-05,ana,100.00\n')
    const onFile = new FeesView({
      ...{ draft, fees, lab: { run: null } },
      sales: packSales(file, 'a'.repeat(64)),
    })
    expect(onFile.sweptFee).toBe('3% of the net')
    expect(onFile.isOfOtherSales).toBe(true)
  })

  it('is of the days of a file, and not of those after it', () => {
    const { draft, fees } = openedRoom()
    draft.begin({ version: 1 })
    const file = imported('date,creator,amount\n2026-01-05,ana,100.00\n2026-02-03,ana,100.00\n')
    const onFile = new FeesView({
      ...{ draft, fees, lab: { run: null } },
      sales: packSales(file, 'a'.repeat(64)),
    })
    expect(onFile.facts.days).toBe(30)
  })

  it('shows the fee of a slider that is dragged, and that of the form once this is another one', () => {
    const { draft, view } = openedRoom()
    const stored = (): unknown => draft.value('policy.instantFeeBasisPoints')
    view.dragTo(500)
    expect([view.fee, stored()]).toEqual([500, 300])
    draft.set('days', 8)
    expect(view.fee).toBe(500)
    view.endDrag()
    expect([view.fee, stored()]).toEqual([500, 500])

    // Dragged out and back, of which no `change` tells.
    view.dragTo(700)
    view.dragTo(500)
    view.endDrag()
    draft.set('policy.instantFeeBasisPoints', 200)
    expect(view.fee).toBe(200)
    view.dragTo(700)
    draft.set('policy.instantFeeBasisPoints', 250)
    expect(view.fee).toBe(250)
  })
})
