/** Lists that are written in the JSON. */
export const FAULT_LISTS = [
  'faults.outages',
  'faults.deploys',
  'faults.accounts',
  'faults.single',
  'faultChanges',
] as const
