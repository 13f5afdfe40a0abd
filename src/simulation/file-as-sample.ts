/**
 * The creators of an imported file as a simple random sample of a larger marketplace: each counts
 * for as many as the marketplace has for each in the file. Nothing is known of the others, so there
 * are no strata of size, and the largest seller of the file counts for as many as the smallest.
 */
import { SAMPLED_LEAST } from '../core/stratified-sample'
import type { Sample } from '../metrics/sample'
import type { ImportedSales } from '../scenario/sales-file/imported-sales'
import type { Scenario } from '../scenario/schema'
import { namedHandles, takenWhole } from './draw-sample'

/**
 * Who is listed in the scenario, or named in it, counts for themselves alone, as among generated creators. Where too few
 * others would be left, those who are named stay among them.
 */
export function fileAsSample(
  scenario: Scenario,
  imported: Pick<ImportedSales, 'creators'>,
  idOf: ReadonlyMap<string, number>,
): Sample {
  const listed = scenario.creators.map(({ handle }) => handle)
  const ofScenario = new Set(listed)
  const unlisted = imported.creators.filter((handle) => !ofScenario.has(handle))
  const names = namedHandles(scenario)
  const others = unlisted.filter((handle) => !names.has(handle))
  const isEnough = others.length >= Math.min(SAMPLED_LEAST, unlisted.length)
  const [named, standing] = isEnough
    ? [unlisted.filter((handle) => names.has(handle)), others]
    : [[], unlisted]
  const alone = imported.creators.length - standing.length
  const members = [
    { stratum: takenWhole('listed', listed.length), handles: listed },
    { stratum: takenWhole('named', named.length), handles: named },
    {
      stratum: {
        ...takenWhole('file', standing.length),
        creators: scenario.population.sample.fileStandsFor! - alone,
      },
      handles: standing,
    },
  ].filter(({ handles }) => handles.length > 0)
  return {
    strata: members.map(({ stratum }) => stratum),
    stratumOf: new Map(
      members.flatMap(({ handles }, position) =>
        handles.map((handle): [number, number] => [idOf.get(handle)!, position]),
      ),
    ),
  }
}
