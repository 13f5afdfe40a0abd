/** The payouts of a run by the Python script beside this file, from the sales of that run. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { SHARED_ACCOUNTS } from '../../src/ledger/accounts'
import type { Database } from '../../src/ledger/database'
import { TABLES } from '../../src/ledger/schema'
import type { RunSetup } from '../../src/simulation/run-setup'

const SCRIPT = fileURLToPath(new URL('reference.py', import.meta.url))

const CARD_COSTS = SHARED_ACCOUNTS.indexOf('card_processing_costs') + 1

const answer = z.object({
  seconds: z.number(),
  payouts: z.number(),
  grossCents: z.number(),
  netCents: z.number(),
  sqlite: z.string(),
})
type ReferenceRun = z.infer<typeof answer>

/** What the script reads: the same tables, creators and sales, and the rules of the first day. */
export function referenceInput(
  database: Database,
  { policies, scenario, startDay, days }: RunSetup,
): string {
  const policy = policies.on(startDay)
  const { costs } = scenario.processor
  return JSON.stringify({
    tables: TABLES,
    platformAccounts: SHARED_ACCOUNTS,
    creators: [...database.each('SELECT * FROM ledger_creators')],
    sales: [
      ...database.each(
        `SELECT s.creator_id, s.occurred_at, s.kind, s.gross_cents, s.fee_cents, s.net_cents, COALESCE(c.cents, 0)
        FROM ledger_sales s LEFT JOIN (
          SELECT sale_id, SUM(amount_cents) AS cents FROM ledger_postings
          WHERE debit_account_id = ${CARD_COSTS} GROUP BY sale_id
        ) c USING (sale_id) ORDER BY s.sale_id`,
      ),
    ],
    firstDay: startDay,
    days,
    minimumCents: policy.instantMinimumCents,
    instantMaximumCents: policy.instantMaximumCents,
    feeBasisPoints: policy.instantFeeBasisPoints,
    costBasisPoints: costs.instantBasisPoints,
    costMinimumCents: costs.instantMinimumCents,
  })
}

/** `null` where there is no Python to run it. */
export function runReference(input: string): ReferenceRun | null {
  const folder = mkdtempSync(join(tmpdir(), 'payout-lab-'))
  try {
    const file = join(folder, 'run.json')
    writeFileSync(file, input)
    const { error, status, stdout, stderr } = spawnSync('python3', [SCRIPT, file], {
      encoding: 'utf8',
    })
    if (error) return null
    if (status !== 0) throw new Error(`The Python reference failed:\n${stderr}`)
    return answer.parse(JSON.parse(stdout))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
