/** Files that the page hands out: those of a run, made by the worker, and the scenario itself. */
import { jsonText } from '../../core/json-text'
import type { ScenarioInput } from '../../scenario/schema'
import { runFileName } from '../../scenario/file-name'
import { saveFile } from '../controls/save-file'
import { CLOSED_FILE_NAME, type RunFileKind } from '../words/downloads'
import { serviceJson, type PayingService } from './paying-service'
import type { LabClient } from './lab-client.svelte'

export async function downloadFromRun(lab: LabClient, kind: RunFileKind): Promise<void> {
  if (kind === 'closed') {
    const rows = await lab.closedRows()
    if (rows) saveFile(CLOSED_FILE_NAME, rows.type, rows)
    return
  }
  const service = lab.run?.service
  const { fileName, mediaType, content } = await lab.download(kind)
  const isToName = kind === 'report' && service
  saveFile(fileName, mediaType, isToName ? namingService(content, service) : content)
}

/** The worker has its code, and the page knows what it is. */
export function namingService(report: Uint8Array, service: PayingService): string {
  const content = JSON.parse(new TextDecoder().decode(report)) as object
  return jsonText({ ...content, service: serviceJson(service) })
}

export function exportScenario(scenario: ScenarioInput): void {
  saveFile(runFileName(scenario, 'scenario.json'), 'application/json', jsonText(scenario))
}
