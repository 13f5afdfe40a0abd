/**
 * What the address of the page asks for: a scenario, one that is run on a sales file, or a comparison. The page opens with
 * it; later it is a link that was pasted into the address.
 */
import type { LinkedRun } from '../scenario/comparison-link'
import type { LinkContent } from '../scenario/link'
import { isSameReading } from '../scenario/sales-file/wanted-file'
import { firstInput } from '../scenario/worked-out'
import { scenarioReader } from './draft/scenario-reader.svelte'
import { wantedFileOf } from './lab/run.svelte'
import type { PageState } from './page-state.svelte'

/** The first run of the page: the scenario of its address where there is one that can run, else the first preset. */
export async function openPage(page: PageState): Promise<void> {
  const read = page.address.read()
  const link = read && 'content' in read ? read.content : null
  page.draft.begin(link ? link.scenario : firstInput())
  const offered = page.savedWork.offer(page.draft.input)
  if (link?.salesFile) {
    await offered
    const { scenario, salesFile } = link
    const { sales } = page.savedWork
    // The file of the last visit is used unasked only where the address asks for that very file, read in that way.
    if (!sales || !isSameReading(wantedFileOf(sales), salesFile)) {
      page.salesFile.wanted = { scenario, file: salesFile }
      void scenarioReader.tryLoad()
      return
    }
    await page.salesFile.use(sales)
    if (await page.run()) return
  }
  if (read && 'compared' in read && (await openComparison(page, read.compared))) return
  await page.runFirst()
}

/** Opens what a link that was pasted into the address of the page asks for. */
export async function openLink(page: PageState): Promise<void> {
  if (!(await scenarioReader.tryLoad())) return
  const link = page.address.read()
  if (!link) return
  if ('compared' in link) await openComparison(page, link.compared)
  else await openContent(page, link.content)
}

/** Where it is on the page already, nothing changes. */
export async function openContent(
  page: PageState,
  { scenario, salesFile }: LinkContent,
): Promise<void> {
  if (!page.salesFile.toCome && page.isOnForm(scenario, salesFile)) return
  if (salesFile) page.salesFile.wanted = { scenario, file: salesFile }
  else await page.openScenario(scenario)
}

/** Resolves to whether its runs have begun; where not, it is said why. */
async function openComparison(page: PageState, runs: readonly LinkedRun[]): Promise<boolean> {
  // Where it is missing, the page says so.
  const part = await import('./compare/comparison-in-progress.svelte').catch(() => null)
  return part !== null && (await part.openLinkedComparison(page, runs))
}
