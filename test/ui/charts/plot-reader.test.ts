import { describe, expect, it } from 'vitest'
import { moveByKey, type PlotPosition } from '../../../src/ui/charts/plot-position'
import { PlotReader } from '../../../src/ui/charts/plot-reader.svelte'

const SIZE = { rows: 3, columns: 20 }

describe('keys', () => {
  it.each<[string, PlotPosition | null, PlotPosition]>([
    ['ArrowRight', null, { row: 0, column: 0 }],
    ['ArrowLeft', null, { row: 0, column: 19 }],
    ['ArrowRight', { row: 1, column: 4 }, { row: 1, column: 5 }],
    ['ArrowRight', { row: 1, column: 19 }, { row: 1, column: 19 }],
    ['ArrowLeft', { row: 1, column: 0 }, { row: 1, column: 0 }],
    ['ArrowDown', { row: 1, column: 4 }, { row: 2, column: 4 }],
    ['ArrowDown', { row: 2, column: 4 }, { row: 2, column: 4 }],
    ['ArrowUp', { row: 1, column: 4 }, { row: 0, column: 4 }],
    ['ArrowDown', null, { row: 0, column: 0 }],
    ['PageDown', { row: 0, column: 4 }, { row: 0, column: 6 }],
    ['PageUp', { row: 0, column: 1 }, { row: 0, column: 0 }],
    ['Home', { row: 2, column: 9 }, { row: 2, column: 0 }],
    ['End', { row: 2, column: 9 }, { row: 2, column: 19 }],
  ])('%s moves %o to %o', (key, from, to) => expect(moveByKey(key, from, SIZE)).toEqual(to))

  it('leave to the page what is not the plot’s own', () => {
    expect(moveByKey('a', { row: 0, column: 0 }, SIZE)).toBeNull()
    expect(moveByKey('ArrowDown', { row: 0, column: 0 }, { rows: 1, columns: 5 })).toBeNull()
    expect(moveByKey('ArrowRight', null, { rows: 1, columns: 0 })).toBeNull()
  })
})

describe('a reader', () => {
  function keyEvent(key: string): KeyboardEvent {
    const event = { key, preventDefault: () => undefined, stopPropagation: () => undefined }
    return event as unknown as KeyboardEvent
  }

  it('moves by keys, picks with Enter and leaves with Escape', () => {
    const picked: PlotPosition[] = []
    const reader = new PlotReader(() => ({
      size: SIZE,
      positionAt: () => null,
      onPick: (position) => picked.push(position),
    }))
    expect(reader.position).toBeNull()
    for (const key of ['End', 'ArrowLeft', 'Enter']) reader.keyDown(keyEvent(key))
    expect(picked).toEqual([{ row: 0, column: 18 }])
    expect(reader.isAnnounced).toBe(true)
    reader.keyDown(keyEvent('Escape'))
    expect(reader.position).toBeNull()
  })

  it('reads nothing where the value has gone since', () => {
    let columns = 20
    const reader = new PlotReader(() => ({
      size: { rows: 1, columns },
      positionAt: () => null,
      onPick: null,
    }))
    reader.keyDown(keyEvent('End'))
    columns = 5
    expect(reader.position).toBeNull()
  })
})
