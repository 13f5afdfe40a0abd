/** Files that the page hands out: the three of a run, made by the worker, and the scenario itself. */
import type { DownloadKind } from '../../../workers/contract'
import type { ScenarioInput } from '../../scenario/schema'
import { runFileName } from '../../scenario/file-name'
import { saveFile } from '../controls/save-file'
import type { LabClient } from './lab-client.svelte'

export async function downloadFromRun(lab: LabClient, kind: DownloadKind): Promise<void> {
  const file = await lab.download(kind)
  saveFile(file.fileName, file.mediaType, file.content)
}

export function exportScenario(scenario: ScenarioInput): void {
  saveFile(
    runFileName(scenario, 'scenario.json'),
    'application/json',
    `${JSON.stringify(scenario, null, 2)}\n`,
  )
}
