/** The scenario that was last run, swept or tested in the address of the page, and links to scenarios that can be sent to others. */
import { linkFragment } from '../scenario/link'
import type { Problem } from '../scenario/problems'
import type { ReadLink } from '../scenario/read-link'
import type { ScenarioInput } from '../scenario/schema'
import type { WantedFile } from '../scenario/sales-file/wanted-file'
import { isDocument } from '../scenario/document-paths'
import { scenarioReader } from './draft/scenario-reader.svelte'
import { stepFrom } from './history-step'
import { m } from './paraglide/messages.js'
import { searchForOthers, searchOfLink } from './place'

export class ScenarioAddress {
  #fragment = location.hash
  #problems = $state.raw<Problem[]>([])

  /** The scenario that was last run, swept or tested, as the address has it. */
  get fragment(): string {
    return this.#fragment
  }

  /** What is wrong with the scenario in the address, where there is one and it cannot be read. */
  get problems(): Problem[] {
    return this.#problems
  }

  clearProblems(): void {
    this.#problems = []
  }

  /** What is wrong with what the link in the address describes. */
  refuse(problems: readonly Problem[]): void {
    this.#problems = [...problems]
  }

  read(): Extract<ReadLink, { ok: true }> | null {
    const answer = scenarioReader.link(location.hash)
    this.#problems = answer && !answer.ok ? answer.problems : []
    if (!answer?.ok) return null
    if ('compared' in answer || isDocument(answer.content.scenario)) return answer
    const { scenario } = answer.content
    this.#problems = [{ path: 'link', value: scenario, expected: m.json_object_expected() }]
    return null
  }

  write(scenario: ScenarioInput, salesFile: WantedFile | null): void {
    this.#fragment = `#${linkFragment(scenario, salesFile)}`
    history.replaceState(stepFrom(history.state), '', this.#fragment)
  }
}

/** A link to this place of the page, as far as others have it too, or to its first tab, with a scenario. */
export function linkTo(
  scenario: ScenarioInput,
  salesFile: WantedFile | null,
  opens: 'this place' | 'first room' = 'this place',
): string {
  const { origin, pathname, search } = location
  const place = opens === 'first room' ? '' : searchForOthers(search)
  return `${origin}${pathname}${searchOfLink(place)}#${linkFragment(scenario, salesFile)}`
}
