/** Reads the sweep that the command line names, with what the command line says in place of its own. */
import { isSweepPresetName, SWEEP_PRESET_NAMES, SWEEP_PRESETS } from '../experiments/sweep/presets'
import type { SweepPlan } from '../experiments/sweep/plan'
import { readSweep, type SweepFile } from '../experiments/sweep/read-sweep'
import { isDocument } from '../scenario/document-paths'
import type { ImportedSales } from '../scenario/sales-file/imported-sales'
import { noPlaceForService } from '../scenario/service-problems'
import { isPresetName, PRESETS } from '../scenario/presets'
import type { Refused } from '../scenario/problems'
import { readingContextOf } from '../scenario/reading-context'
import type { GivenArguments } from './arguments'
import { scenarioGiven, wantedOf, type GivenScenario } from './given-scenario'
import { readSales, standingFor } from './inputs'
import { documentOfFile, type ScenarioDocument } from './json-file'
import { SERVICE_OPTION, type OwnServiceFile } from './own-service'

type ReadSweepInputs = { ok: true; plan: SweepPlan; sales: ImportedSales | null } | Refused

export function readSweepInputs(
  given: GivenArguments,
  service: OwnServiceFile | null = null,
): ReadSweepInputs {
  const { sweptScenario, salesFile } = given
  const scenario = sweptScenario === null ? null : sweptScenarioOf(sweptScenario)
  const wanted = wantedOf(scenario ? [scenario] : [], salesFile)
  const imported =
    salesFile === null ? null : readSales(salesFile, given, wanted.ok ? wanted.wanted : null)
  const document = sweepDocument(given, scenario)
  const refused = [document, wanted, imported].filter((read) => read?.ok === false)
  if (refused.length > 0)
    return { ok: false, problems: refused.flatMap(({ problems }) => problems) }
  if (!document.ok) return document
  const sales = imported?.ok ? imported.sales : null
  const read = readSweep(document.document, {
    ...(sales && { file: sweepFile(sales) }),
    ...(given.memoryLimitBytes !== undefined && { memoryLimitBytes: given.memoryLimitBytes }),
    ...(service && { paidBy: service.digest }),
  })
  if (!read.ok) return read
  const { plan } = read
  const scenarios = plan.pairs.map(({ run }) => run.scenario)
  const problems = service ? noPlaceForService(scenarios, SERVICE_OPTION) : []
  return problems.length > 0 ? { ok: false, problems } : { ok: true, plan, sales }
}

/** All runs of this command are on the same file: nothing tells it from others. */
const sweepFile = (sales: ImportedSales): SweepFile => ({
  key: sales.fileName,
  context: readingContextOf(sales, {
    creator: sales.sales.map(({ creator }) => creator),
    amountCents: sales.sales.map(({ amountCents }) => amountCents),
  }),
  size: sales,
})

function sweepDocument(
  { scenarios, seed, seedCount, fileStandsFor }: GivenArguments,
  scenario: GivenScenario | null,
): ScenarioDocument {
  const [name] = scenarios as [string]
  const sweep = isSweepPresetName(name)
    ? ({ ok: true, document: SWEEP_PRESETS[name] } as const)
    : documentOfFile(name, 'sweep', SWEEP_PRESET_NAMES)
  if (!sweep.ok || !isDocument(sweep.document)) return sweep
  if (scenario?.ok === false) return scenario
  const swept = scenario ? scenario.document : sweep.document['scenario']
  const written = typeof swept === 'string' && isPresetName(swept) ? PRESETS[swept] : swept
  return {
    ok: true,
    document: {
      ...sweep.document,
      ...(swept !== undefined && {
        scenario: fileStandsFor === null ? swept : standingFor(written, fileStandsFor),
      }),
      ...(seed !== null && { seed }),
      ...(seedCount !== null && { seeds: seedCount }),
    },
  }
}

/** A sweep names presets itself. */
const sweptScenarioOf = (name: string): GivenScenario =>
  isPresetName(name)
    ? { ok: true, document: name, wanted: null }
    : scenarioGiven(name, '--scenario')
