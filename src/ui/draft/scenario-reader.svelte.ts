/**
 * Reads scenarios for the whole page. Zod and the definitions of all settings are nearly as large as the rest of the first
 * screen: they come once the first run is over, or with the first scenario that is not the page's own.
 */
import { readFirst } from '../../scenario/first-scenario'
import type { linkFromFragment } from '../../scenario/read-link'
import type { ReadScenario, readScenario } from '../../scenario/read-scenario'
import type { ReadSchedule, readSchedule } from '../../scenario/read-schedule'
import type { ReadingContext } from '../../scenario/reading-context'
import { defaultValueAt } from './default-values'
import type { defaultAt } from './defaults'

interface Reading {
  readScenario: typeof readScenario
  linkFromFragment: typeof linkFromFragment
  readSchedule: typeof readSchedule
  defaultAt: typeof defaultAt
}

const isEmpty = (context: ReadingContext): boolean => Object.keys(context).length === 0

export class ScenarioReader {
  #reading = $state.raw<Reading | null>(null)
  #loading: Promise<Reading> | null = null

  /** `null` as long as it cannot be told, which then does not take long. */
  read(input: unknown, context: ReadingContext): ReadScenario | null {
    if (this.#reading) return this.#reading.readScenario(input, context)
    const first = isEmpty(context) ? readFirst(input) : null
    if (!first) void this.tryLoad()
    return first
  }

  /** What a fragment of the address holds; `null` before this has been loaded, too. */
  link(fragment: string): ReturnType<typeof linkFromFragment> {
    return this.#reading?.linkFromFragment(fragment) ?? null
  }

  /** A schedule as a scenario has it; `null` before this has been loaded. */
  schedule(input: unknown): ReadSchedule | null {
    return this.#reading?.readSchedule(input) ?? null
  }

  /** What a setting means where a scenario does not say it; before this has been loaded, only of those that each has. */
  defaultAt(input: unknown, path: string): unknown {
    return this.#reading ? this.#reading.defaultAt(input, path) : defaultValueAt(path)
  }

  /** Resolves to whether it is there; where it is not, the page says that a part of it is missing. */
  async tryLoad(): Promise<boolean> {
    return this.load().then(
      () => true,
      () => false,
    )
  }

  /** Once is enough, and more does no harm. */
  async load(): Promise<Reading> {
    this.#loading ??= loaded()
    try {
      return (this.#reading ??= await this.#loading)
    } catch (error) {
      // The network may be back at the next try.
      this.#loading = null
      throw error
    }
  }
}

async function loaded(): Promise<Reading> {
  const [{ readScenario }, { linkFromFragment }, { readSchedule }, { defaultAt }] =
    await Promise.all([
      import('../../scenario/read-scenario'),
      import('../../scenario/read-link'),
      import('../../scenario/read-schedule'),
      import('./defaults'),
    ])
  return { readScenario, linkFromFragment, readSchedule, defaultAt }
}

export const scenarioReader = new ScenarioReader()
