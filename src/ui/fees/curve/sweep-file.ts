/** The sweep over the fee as a file of the command line, which runs the same fees and seeds of the same scenario. */
import { jsonText } from '../../../core/json-text'
import type { SweepPlan } from '../../../../workers/sweep-contract'

export const SWEEP_FILE_NAME = 'fee-sweep.json'
export const SWEEP_COMMAND = `npm run --silent sweep -- ${SWEEP_FILE_NAME} --out out`

export function sweepFile({ definition }: SweepPlan, name: string): string {
  const { version, scenario, seeds, axes } = definition
  return jsonText({ version, name, scenario, seeds, axes })
}
