import { describe, expect, it } from 'vitest'
import { mermaidOf, type SequenceDiagram } from '../../../src/experiments/stress/sequence-diagram'
import { svgOf } from '../../../src/experiments/stress/sequence-svg'

const DIAGRAM: SequenceDiagram = {
  title: 'Paid twice <once too often>',
  lanes: [
    { id: 'worker', name: 'Worker' },
    { id: 'ledger', name: 'Ledger' },
    { id: 'stripe', name: 'Stripe' },
    { id: 'bank', name: 'Bank' },
  ],
  steps: [
    { kind: 'day', text: 'Wednesday, 2026-09-02' },
    message('worker', 'ledger', '08:00:00', 'claims $100.00; payout #1'),
    message('worker', 'stripe', '08:00:02', 'pay $97.09'),
    { ...message('stripe', 'worker', '08:00:04', 'paid'), isAnswer: true, isLost: true },
    { kind: 'note', lane: 'stripe', text: 'The answer is lost', at: '08:00:04', tone: 'fault' },
    { kind: 'note', lane: 'worker', text: 'Paid twice', at: '08:01:04', tone: 'harm' },
  ],
}

function message(from: string, to: string, at: string, text: string) {
  return { kind: 'message', from, to, text, at, isAnswer: false, isLost: false } as const
}

function note(lane: string) {
  return { kind: 'note', lane, text: 'here', at: '08:00:00', tone: 'plain' } as const
}

describe('a sequence diagram', () => {
  it('is Mermaid text, with the lanes in which something happens', () => {
    expect(mermaidOf(DIAGRAM)).toBe(`sequenceDiagram
  participant worker as Worker
  participant ledger as Ledger
  participant stripe as Stripe
  Note over worker,stripe: Wednesday, 2026-09-02
  worker->>ledger: 08:00:00 claims $100.00#59; payout #35;1
  worker->>stripe: 08:00:02 pay $97.09
  stripe--xworker: 08:00:04 paid
  Note over stripe: 08:00:04 The answer is lost
  Note over worker: 08:01:04 Paid twice
`)
  })

  it('is a picture that stands alone: its title, its lanes, every text on it', () => {
    const svg = svgOf(DIAGRAM)
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 642 \d+"/)
    expect(svg).toContain('<title>Paid twice &lt;once too often&gt;</title>')
    expect(svg).toContain('prefers-color-scheme: dark')
    expect([...svg.matchAll(/class="lane"[^>]*>([^<]+)/g)].map(([, name]) => name)).toEqual([
      'Worker',
      'Ledger',
      'Stripe',
    ])
    for (const text of ['claims $100.00; payout', '#1', 'pay $97.09', '08:01:04', 'Paid twice']) {
      expect(svg).toContain(`>${text}</text>`)
    }
    // Worker at 167, Ledger at 357, Stripe at 547: the lost answer ends before it arrives.
    expect(svg).toMatch(/<line class="arrow" x1="167" y1="\d+" x2="357" y2="\d+"\/>/)
    expect(svg).toMatch(/<line class="arrow answer lost" x1="547" y1="\d+" x2="281" y2="\d+"\/>/)
    expect(svg.match(/class="head"/g)).toHaveLength(2)
    expect(svg).not.toMatch(/NaN|undefined/)
  })

  it.each([
    [3, 642],
    [6, 840],
    [9, 1_188],
  ])(
    'of %i lanes is %i wide: a column of the page, unless lanes become too narrow',
    (count, width) => {
      const lanes = Array.from({ length: count }, (_, index) => ({
        id: `l${index}`,
        name: `${index}`,
      }))
      const steps = lanes.map(({ id }) => note(id))
      expect(svgOf({ title: '', lanes, steps })).toContain(` width="${width}" `)
    },
  )

  it('has every step below the one before', () => {
    const ys = [...svgOf(DIAGRAM).matchAll(/class="time"[^>]*y="(\d+)"/g)].map(([, y]) => Number(y))
    expect(ys).toHaveLength(5)
    expect(ys).toEqual(ys.toSorted((one, other) => one - other))
    expect(new Set(ys).size).toBe(5)
  })

  it('keeps every text within its place: a long title, a long name, a bold witness', () => {
    const long = 'handle-webhook-po_00000001_and_no_end_of_it'
    const witness = 'balance 1 was paid by po_00000002 of payout 2 and by po_00000001 of payout 1'
    const title = Array.from({ length: 20 }, (_, index) => `cause ${index}`).join(', ')
    const note = { kind: 'note', lane: 'worker', at: '08:00:05' } as const
    const steps = [
      ...DIAGRAM.steps,
      { ...note, text: `begins: ${long}`, tone: 'plain' },
      { ...note, text: witness, tone: 'harm' },
    ] as const
    const svg = svgOf({ ...DIAGRAM, title, steps })
    const linesOf = (kind: string): string[] =>
      [...svg.matchAll(new RegExp(`class="${kind}"[^>]*>([^<]+)</text>`, 'g'))].map(([, t]) => t!)
    // A lane is 190 wide, a note has 160 for its text: 21 letters, or 18 bold ones.
    expect(linesOf('middle').slice(-4)).toEqual([
      'begins:',
      'handle-webhook-po_',
      '00000001_and_no_end_',
      'of_it',
    ])
    expect(Math.max(...linesOf('middle harm').map(({ length }) => length))).toBeLessThanOrEqual(18)
    expect(linesOf('middle harm').join(' ')).toContain(witness)
    // The picture is 642 wide: 64 letters of a title.
    expect(linesOf('title')).toHaveLength(3)
    expect(Math.max(...linesOf('title').map(({ length }) => length))).toBeLessThanOrEqual(64)
    expect(linesOf('title').join(' ')).toBe(title)
  })
})
