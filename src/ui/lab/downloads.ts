/** Files that the page hands out: those of a run, made by the worker, and the scenario itself. */
import { jsonText } from '../../core/json-text'
import type { ScenarioInput } from '../../scenario/schema'
import { runFileName } from '../../scenario/file-name'
import { saveFile } from '../controls/save-file'
import { CLOSED_FILE_NAME, type RunFileKind } from '../words/downloads'
import type { LabClient } from './lab-client.svelte'

export async function downloadFromRun(lab: LabClient, kind: RunFileKind): Promise<void> {
  if (kind === 'closed') {
    const rows = await lab.closedRows()
    if (rows) saveFile(CLOSED_FILE_NAME, rows.type, rows)
    return
  }
  const file = await lab.download(kind)
  saveFile(file.fileName, file.mediaType, file.content)
}

export function exportScenario(scenario: ScenarioInput): void {
  saveFile(runFileName(scenario, 'scenario.json'), 'application/json', jsonText(scenario))
}
