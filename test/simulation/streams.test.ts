import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Streams } from '../../src/simulation/streams'

const five = (uniform: () => number): number[] => Array.from({ length: 5 }, () => uniform())

describe('a stream', () => {
  it('goes on where it was when it is asked for again', () => {
    const streams = new Streams('seed')
    const whole = five(new Streams('seed').stream('sales', 1))
    const parts = [1, 2, 3, 4, 5].map(() => streams.stream('sales', 1)())
    expect(parts).toEqual(whole)
  })

  it('is from its beginning where it is asked for afresh', () => {
    const streams = new Streams('seed')
    const whole = five(streams.fresh('sales', 1))
    streams.stream('sales', 1)()
    expect(five(streams.fresh('sales', 1))).toEqual(whole)
  })

  it('is its own for each seed, concern and subject', () => {
    const named = [
      ['seed', 'sales', 1],
      ['seed', 'sales', 2],
      ['seed', 'sales', 11],
      ['seed', 'sale', 1],
      ['seed', 's', 'ales1'],
      ['seed2', 'sales', 1],
      ['see', 'dsales', 1],
    ] as const
    const firsts = named.map(([seed, concern, id]) => new Streams(seed).stream(concern, id)())
    expect(new Set(firsts).size).toBe(named.length)
  })
})

/** Where draws are made, by the name of their concern: each belongs to one part of the lab, or two would share its draws. */
const CONCERNS: Readonly<Record<string, string>> = {
  'account-age': 'simulation/population.ts',
  'call-latency': 'simulation/scheduler.ts',
  cancellation: 'processors/stripe.ts',
  'completed-payouts': 'simulation/population.ts',
  country: 'simulation/population.ts',
  'exchange-rate': 'processors/stripe.ts',
  'flexible-instant': 'simulation/drawn-schedules.ts',
  'flexible-start': 'simulation/drawn-schedules.ts',
  holder: 'simulation/marketplace.ts',
  'instant-capable': 'simulation/population.ts',
  launches: 'simulation/sales-process.ts',
  'look-up-latency': 'simulation/scheduler.ts',
  'monthly-gross': 'simulation/population.ts',
  outage: 'processors/call-trouble.ts',
  paused: 'simulation/population.ts',
  'payout-batch-latency': 'simulation/scheduler.ts',
  // The same fate whatever the method: a payout by PayPal and one by Stripe are never both asked for.
  'payout-fate': 'processors/paypal-fate.ts processors/stripe.ts',
  'paypal-fate': 'processors/paypal-fate.ts',
  'price-level': 'simulation/population.ts',
  'push-fate': 'processors/push-rail.ts',
  rail: 'simulation/population.ts',
  'rate-limit': 'processors/call-trouble.ts',
  reversals: 'simulation/marketplace.ts',
  review: 'simulation/population.ts',
  sales: 'simulation/sales-process.ts',
  schedule: 'simulation/population.ts',
  'webhook-delay': 'processors/payout-delivery.ts',
}

/** The names that follow the words by which streams are opened, one for each place. */
function concernsOpened(): [name: string, file: string][] {
  const opened =
    /\b(?:stream|fresh|draw)\(\s*'([a-z-]+)'|'(rate-limit|outage|call-latency|look-up-latency)'/g
  const paths = ['simulation', 'processors'].flatMap((room) =>
    readdirSync(`src/${room}`).map((file) => `${room}/${file}`),
  )
  return paths.flatMap((path) =>
    [...readFileSync(`src/${path}`, 'utf8').matchAll(opened)].map(
      ([, direct, listed]): [string, string] => [direct ?? listed!, path],
    ),
  )
}

it('no two concerns share a stream: each name is opened in one place', () => {
  const places = new Map<string, string[]>()
  for (const [name, file] of concernsOpened()) {
    places.set(name, [...(places.get(name) ?? []), file])
  }
  const found = [...places].map(([name, files]) => [name, files.toSorted().join(' ')])
  expect(Object.fromEntries(found)).toEqual(CONCERNS)
})
