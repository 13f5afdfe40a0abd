import initSqlJs from 'sql.js'
import { expect, it } from 'vitest'
import { ESTIMATED_SCENARIOS } from './estimated-scenarios'
import { runToEnd, setupOf } from './run'

it('a scenario with a sample is run, as those are whose size is estimated', async () => {
  const sampled = Object.values(ESTIMATED_SCENARIOS).filter(({ population }) => population?.sample)
  expect(sampled).not.toEqual([])
  for (const scenario of sampled) {
    const { ledger, checkResults } = runToEnd(await initSqlJs(), setupOf({ ...scenario, days: 2 }))
    expect(checkResults.filter(({ ok }) => !ok)).toEqual([])
    ledger.database.close()
  }
})
