/** Groups of creators in words: what they are grouped by, and what a group is called in a table and in a sentence. */
import type { Grouping } from '../../../workers/compare-contract'
import type { Rail } from '../../core/vocabulary'
import { m } from '../paraglide/messages.js'
import { countryName, railWord } from './vocabulary'

const GROUPINGS: Readonly<Record<Grouping, () => string>> = {
  size: m.fee_groups_size,
  country: m.fee_groups_country,
  rail: m.fee_groups_rail,
  tenure: m.fee_groups_tenure,
}

export const groupingWord = (grouping: Grouping): string => GROUPINGS[grouping]()

/** At the head of a column of groups. */
export const groupingColumn = (grouping: Grouping): string =>
  grouping === 'size' ? m.fee_groups_size_column() : groupingWord(grouping)

interface NamedGroup {
  grouping: Grouping
  name: string
}

/** At the head of a row. */
export function groupLabel(group: NamedGroup): string {
  const name = nameOf(group)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

function nameOf({ grouping, name }: NamedGroup): string {
  switch (grouping) {
    case 'country':
      return countryName(name)
    case 'rail':
      return railWord(name as Rail)
    case 'size':
    case 'tenure':
      return name
  }
}

const GROUP_WORDS: Readonly<Record<Grouping, (inputs: { group: string }) => string>> = {
  size: m.fee_group_by_size,
  country: m.fee_group_by_country,
  rail: m.fee_group_by_rail,
  tenure: m.fee_group_by_tenure,
}

/** In a sentence: `creators who earn under $100 a month`. */
export const groupWords = (group: NamedGroup): string =>
  GROUP_WORDS[group.grouping]({ group: nameOf(group) })
