import fc from 'fast-check'
import { anyScenario } from '../support/any-scenario'
import { run } from '../support/runs'
const seed=Number(process.argv[2]), n=Number(process.argv[3]??100)
const bad: string[] = []
fc.check(fc.property(anyScenario, (s) => { const r: any = run(s); const lost = r.report.lostJobs?.givenUp > 0; const b = r.report.checks.filter((c: any) => !c.ok && !(lost && c.kind==='eventually')); r.simulation.ledger.database.close(); for (const c of b) bad.push(c.name+': '+c.witness) }), { numRuns: n, seed, endOnFailure: true })
console.log(seed, bad.length); bad.slice(0,12).forEach((b)=>console.log('  ',b))
