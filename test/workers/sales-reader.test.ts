import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { ReadingStatus } from '../../workers/contract'
import { unpackSales } from '../../workers/packed-sales'
import { SalesReader } from '../../workers/sales-reader'
import { imported } from '../support/sales-files'

const HEADER = 'creator_id,sold_at,amount_usd'
const SMALL = `${HEADER}\n2,2026-02-01,12.50\n1,2026-02-03,9.00\n1,2026-02-03,ten\n`

/** Long enough for several slices. */
const LONG = [
  HEADER,
  ...Array.from({ length: 60_000 }, (_, index) => `${index % 90},2026-02-01,${index % 50}.25`),
].join('\n')

const ignore = (): void => undefined

async function opened(text: string, onStatus: (status: ReadingStatus) => void = ignore) {
  const reader = new SalesReader(() => setImmediate())
  const answer = await reader.open(new File([text], 'sales.csv'), onStatus)
  return { reader, answer }
}

describe('a sales file in the worker', () => {
  it('is known by the digest of its bytes', async () => {
    const { answer } = await opened('abc')
    expect(answer).toEqual({
      ok: true,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    })
  })

  it('is shown as a summary, and handed over as it was read', async () => {
    const { reader } = await opened(SMALL)
    const view = await reader.read({}, ignore)
    expect(view?.facts).toMatchObject({ rows: 3, titles: HEADER.split(',') })
    expect(view?.answer).toMatchObject({
      outcome: 'read',
      summary: {
        saleCount: 2,
        creatorCount: 2,
        reversedCount: 0,
        totalCents: 21_50,
        firstSales: [
          { creator: '2', amountCents: 12_50 },
          { creator: '1', amountCents: 9_00 },
        ],
        salesOfDays: Uint32Array.of(1, 0, 1),
      },
    })
    expect(unpackSales(await reader.sales())).toEqual(imported(SMALL))
  })

  it('gives every row that is left out', async () => {
    const { reader } = await opened(SMALL)
    await reader.read({}, ignore)
    const lines = (await (await reader.leftOutRows(ignore)).text()).trimEnd().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^4,amount,amount_usd,ten,/)
  })

  it('says how far it is, in each stage, and never goes back', async () => {
    const statuses: ReadingStatus[] = []
    const hear = (status: ReadingStatus) => statuses.push(status)
    const { reader } = await opened(LONG, hear)
    await reader.read({}, hear)
    for (const stage of ['bytes', 'rows', 'sales'] as const) {
      const shares = statuses.filter((status) => status.stage === stage).map(({ share }) => share)
      expect(shares).toEqual(shares.toSorted((a, b) => a - b))
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
    }
    expect(statuses.at(0)?.stage).toBe('bytes')
    expect(statuses.at(-1)?.stage).toBe('sales')
  })

  it('is read as was asked last, while an earlier reading ends', async () => {
    const { reader } = await opened(LONG)
    const first = reader.read({}, ignore)
    const second = reader.read({ amountUnit: 'dollars', creator: 'amount_usd' }, ignore)
    expect(await first).toBeNull()
    expect((await second)?.answer).toMatchObject({ outcome: 'read', summary: { creatorCount: 50 } })
  })

  it('hands its sales over once, and none while it is read in another way', async () => {
    const { reader } = await opened(SMALL)
    await reader.read({}, ignore)
    const again = reader.read({ amountUnit: 'dollars', creator: 'amount_usd' }, ignore)
    expect(() => reader.sales()).toThrow('No sales have been read')
    await again
    expect(unpackSales(await reader.sales()).creators).toEqual(['12.50', '9.00'])
    expect(() => reader.sales()).toThrow('No sales have been read')
  })

  it('counts the sales of each day, and gives way to the file that is opened after it', async () => {
    const { reader } = await opened(SMALL)
    const later = `${HEADER}\n3,2026-03-01,5.00\n3,2026-03-01,6.00\n4,2026-03-02,7.00\n`
    const answer = await reader.open(new File([later], 'later.csv'), ignore)
    expect(answer.ok).toBe(true)
    expect((await reader.read({}, ignore))?.answer).toMatchObject({
      summary: { saleCount: 3, totalCents: 18_00, salesOfDays: Uint32Array.of(2, 1) },
    })
    expect(answer).toMatchObject({ sha256: (await reader.sales()).sha256 })
  })

  it('gives the rows that are left out by the choices that it was read with', async () => {
    const { reader } = await opened(SMALL)
    await reader.read(
      { creator: 'amount_usd', amount: 'creator_id', amountUnit: 'dollars' },
      ignore,
    )
    expect(await (await reader.leftOutRows(ignore)).text()).toBe(
      'line,reason,column,value,expected\r\n',
    )
  })

  it('is refused where it can no longer be fetched', async () => {
    const reader = new SalesReader(() => setImmediate())
    const file = new File(['abc'], 'gone.csv')
    // What a browser does with a folder, or with a file that was deleted after it was chosen.
    file.stream = () =>
      new ReadableStream({
        start: (controller) => {
          controller.error(new DOMException('gone', 'NotFoundError'))
        },
      })
    expect(await reader.open(file, ignore)).toMatchObject({
      ok: false,
      problems: [
        { path: 'file', value: 'gone.csv', expected: 'a file that can be read, and no folder' },
      ],
    })
  })
})
