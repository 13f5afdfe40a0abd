/** The results of the page's sweeps as a file, to be opened elsewhere, and those of such a file on the page. */
import type { Problem } from '../../../scenario/problems'
import { openContent } from '../../open-link'
import type { PageState } from '../../page-state.svelte'
import { placeOf } from '../../place'
import { linkTo } from '../../scenario-address.svelte'
import { BUILD_NAME } from '../../lab/web-pool'
import { packResults, readResults, type PackedResults } from './results-file'
import type { ResultsToSave } from './results-to-save'
import { fileKeyOf } from '../sweep/sweep-plans'

/** With how many runs the results have and how many of them the file lacks. Its link is to the scenario of the sweeps. */
export async function packPageResults(
  { fees, salesFile }: Pick<PageState, 'fees' | 'salesFile'>,
  { sweeps, of: { scenario, fileKey } }: ResultsToSave,
): Promise<PackedResults & { runs: number; missing: number }> {
  const { runs, missing } = await fees.keptRuns(sweeps)
  const sales = fileKey === null ? null : salesFile.sales
  const isFileInUse = fileKey === (sales && fileKeyOf(sales))
  const link = isFileInUse ? linkTo({ ...scenario, version: 1 }, sales && salesFile.inUse) : null
  const packed = await packResults(BUILD_NAME, link, runs)
  return { ...packed, runs: runs.length + missing, missing }
}

/** Resolves to what is wrong with the file; then everything stays as it was. */
export async function openPageResults(page: PageState, file: File): Promise<readonly Problem[]> {
  const read = await readResults(file, BUILD_NAME)
  if (!read.ok) return read.problems
  const { search, content, runs } = read.results
  page.fees.takeIn(runs)
  // Whatever else the file says: there they are shown, with where they are from.
  Object.assign(page.navigation, { tab: 'fees', sweep: placeOf(search).sweep })
  await openContent(page, content)
  return []
}
