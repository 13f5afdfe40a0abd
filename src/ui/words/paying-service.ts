/** A payout service that the reader wrote, in words. */
import { isSameService, versionName, type PayingService } from '../lab/paying-service'
import { m } from '../paraglide/messages.js'
import { listed } from './listed'

export const payerName = (service: PayingService | null | undefined): string =>
  service ? versionName(service) : m.service_lab_short()

/** Who paid in each run; `null` where it was the same in all. */
export function differingPayers(
  runs: readonly { service?: PayingService | null }[],
): string[] | null {
  const first = runs[0]?.service ?? null
  return runs.every(({ service }) => isSameService(service ?? null, first))
    ? null
    : runs.map(({ service }) => payerName(service))
}

/** What it does in a run in place of the lab's. */
export function serviceSentences(service: PayingService): string {
  const { functions, checksLeftOut } = service
  return [
    m.service_strip({ name: versionName(service), functions: listed(functions) }),
    ...(checksLeftOut.length > 0
      ? [m.service_strip_checks({ checks: listed(checksLeftOut) })]
      : []),
  ].join(' ')
}
