/**
 * The estimate of a margin on the mean of several seeds. Who the largest creators are is chance, and one of them can pay
 * most of the fees of a seed: its estimate is then many times the mean.
 */
import { seedsFrom } from '../core/seeds'
import { withSeed, type Document } from '../scenario/document-paths'
import type { ImportedSales } from '../scenario/sales-file/imported-sales'
import { scenarioSchema } from '../scenario/schema'
import { withChanges, type SettingChanges } from '../scenario/setting-changes'
import { meanEstimate, type Estimate, type PreviewPoint } from './estimate'
import { FeePreview } from './fee-preview'

const SEEDS_MAX = 20
/** Of all seeds together: half a second to a second, however large the marketplace. A large one has less chance in it, too. */
const CREATORS_MAX = 5_000

export class PreviewOverSeeds {
  readonly #scenario: Document
  readonly #previews: readonly FeePreview[]

  private constructor(scenario: Document, previews: readonly FeePreview[]) {
    this.#scenario = scenario
    this.#previews = previews
  }

  /** `scenario` has been read before, with these sales. Of a file, whose creators are the same in each seed, only the first. */
  static of(scenario: Document, sales: ImportedSales | null): PreviewOverSeeds {
    const { seed, population, creators } = scenarioSchema.parse(scenario)
    const perSeed = Math.max(1, population.size + creators.length)
    const count = sales ? 1 : Math.min(SEEDS_MAX, Math.max(1, Math.floor(CREATORS_MAX / perSeed)))
    return new PreviewOverSeeds(
      scenario,
      seedsFrom(seed, count).map(
        (one) => new FeePreview(withSeed(scenario, one) as Document, sales),
      ),
    )
  }

  along(path: string, values: readonly number[]): PreviewPoint[] {
    return values.map((x) => ({ x, ...this.under({ [path]: x }) }))
  }

  changed(changes: SettingChanges): PreviewOverSeeds {
    return new PreviewOverSeeds(
      withChanges(this.#scenario, changes),
      this.#previews.map((preview) => preview.changed(changes)),
    )
  }

  under(changes: SettingChanges): Estimate {
    const scenario = scenarioSchema.parse(withChanges(this.#scenario, changes))
    return meanEstimate(this.#previews.map((preview) => preview.of(scenario)))
  }
}
