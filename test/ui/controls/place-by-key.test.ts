import { describe, expect, it } from 'vitest'
import { ACROSS, DOWN, placeByKey } from '../../../src/ui/controls/place-by-key'

const press = (key: string, modifier = {}) => ({
  ...{ altKey: false, ctrlKey: false, metaKey: false, shiftKey: false },
  ...modifier,
  key,
})

describe('an arrow key', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 1, 2],
    ['ArrowDown', 2, 0],
    ['ArrowUp', -1, 2],
    ['ArrowUp', 0, 2],
    ['ArrowUp', 2, 1],
    ['Home', 2, 0],
    ['End', 0, 2],
  ])('%s leads from %d to %d of three', (key, from, to) => {
    expect(placeByKey(press(key), from, 3, DOWN)).toBe(to)
  })

  it('of the other direction leads nowhere, nor any other key', () => {
    expect(placeByKey(press('ArrowRight'), 0, 3, DOWN)).toBeNull()
    expect(placeByKey(press('ArrowDown'), 0, 3, ACROSS)).toBeNull()
    expect(placeByKey(press('a'), 0, 3, DOWN)).toBeNull()
  })

  it('is the browser’s with a modifier', () => {
    expect(placeByKey(press('ArrowLeft', { altKey: true }), 1, 3, ACROSS)).toBeNull()
  })
})
