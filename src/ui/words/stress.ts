/** The words of stress tests: faults, severities, steps and verdicts. */
import type {
  AtlasCell,
  CheckFinding,
  CrashAtlas,
  FaultPreset,
} from '../../../workers/stress-contract'
import type { StepName } from '../../core/work-names'
import { formatCount, formatDuration } from '../format'
import { m } from '../paraglide/messages.js'
import { counted } from './counts'

const FAULTS: Readonly<Record<FaultPreset, () => string>> = {
  all: m.stress_faults_all,
  calls: m.stress_faults_calls,
  webhooks: m.stress_faults_webhooks,
  workers: m.stress_faults_workers,
  deploys: m.stress_faults_deploys,
  outages: m.stress_faults_outages,
  banks: m.stress_faults_banks,
  accounts: m.stress_faults_accounts,
  chargebacks: m.stress_faults_chargebacks,
  none: m.stress_faults_none,
}
export const faultsName = (preset: FaultPreset): string => FAULTS[preset]()

const SEVERITIES: Readonly<Record<CheckFinding['severity'], () => string>> = {
  money: m.severity_money,
  books: m.severity_books,
  late: m.severity_late,
}
export const severityName = (severity: CheckFinding['severity']): string => SEVERITIES[severity]()

/** How soon checks, which are made at the end of each day, find what is wrong. */
export function foundAfterText(seconds: NonNullable<CheckFinding['foundAfterSeconds']>): string {
  const [least, most] = [formatDuration(seconds.least), formatDuration(seconds.most)]
  return least === most
    ? m.stress_found_after({ time: least })
    : m.stress_found_between({ least, most })
}

/** `call-create-payout` as `Call: create payout`. */
export function stepTitle(step: StepName): string {
  const [kind, ...words] = step.split('-')
  const text = words.join(' ')
  switch (kind) {
    case 'call':
      return m.stress_step_call({ text })
    case 'wait':
      return m.stress_step_wait({ text })
    case 'hand':
      return m.stress_step_hand_out({ text: words.slice(1).join(' ') })
    default:
      return m.stress_step_point({ text })
  }
}

export const verdictName = ({ verdict, crashes }: AtlasCell): string =>
  verdict === 'not_reached' ? m.stress_atlas_not_reached() : m.stress_atlas_safe({ crashes })

/** Where a table of crashes leaves seeds out; '' where it does not. */
export const seedsSkippedText = ({ seeds, seedsSkipped }: CrashAtlas): string =>
  seedsSkipped === 0
    ? ''
    : m.stress_atlas_skipped({
        ...counted(seedsSkipped),
        allText: formatCount(seeds),
      })
