/** Names of files that tell which run they are of, in every file system: `all-daily-payout-lab-ledger.sqlite`. */

const PART_LENGTH_MAX = 40

/** Letters and digits of any language, anything between them as one hyphen. */
export function fileNamePart(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.join('-').slice(0, PART_LENGTH_MAX).replace(/-$/, '')
}

/** Scenario and seed; a part that holds no letter or digit is left out. */
export function runFileName(
  scenario: { name?: string | undefined; seed?: string | undefined },
  ending: string,
): string {
  return [scenario.name ?? '', scenario.seed ?? '']
    .map(fileNamePart)
    .filter((part) => part !== '')
    .concat(ending)
    .join('-')
}
