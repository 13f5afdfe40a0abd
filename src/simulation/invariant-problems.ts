/**
 * Tests whether the scenario's own queries can be asked, on an empty ledger before the run begins.
 */
import type { SqlJsStatic } from 'sql.js'
import { Ledger } from '../ledger/ledger'
import { queryProblem } from '../ledger/query-problem'
import type { Problem } from '../scenario/problems'
import type { Scenario } from '../scenario/schema'

export function invariantProblems(
  engine: SqlJsStatic,
  { invariants }: Pick<Scenario, 'invariants'>,
): Problem[] {
  if (invariants.length === 0) return []
  const { database } = new Ledger(engine)
  try {
    return invariants.flatMap(({ sql }, index): Problem[] => {
      const problem = queryProblem(database, sql)
      const expected = `one SELECT over the readable views; ${problem}`
      return problem === null ? [] : [{ path: `invariants[${index}].sql`, value: sql, expected }]
    })
  } finally {
    database.close()
  }
}
