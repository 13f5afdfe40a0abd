import { afterEach, expect, it, vi } from 'vitest'
import { SavedReadings } from '../../../src/ui/import/saved-readings.svelte'
import { storage } from '../../support/storage'

afterEach(() => void vi.unstubAllGlobals())

const names = (readings: SavedReadings): string[] => readings.all.map(({ name }) => name)

it('readings that another tab has saved stay when one is saved or removed here', () => {
  vi.stubGlobal('localStorage', storage())
  const [here, there] = [new SavedReadings(), new SavedReadings()]
  here.save('here', {})
  there.save('there', {})
  expect(names(new SavedReadings())).toEqual(['here', 'there'])
  here.remove('here')
  expect(names(new SavedReadings())).toEqual(['there'])
})

it('readings last as long as the page where the browser keeps none', () => {
  const readings = new SavedReadings()
  readings.save('one', {})
  readings.save('another', {})
  expect(names(readings)).toEqual(['another', 'one'])
})

it('a reading has the name under which it was saved last, and no other', () => {
  const readings = new SavedReadings()
  readings.save('shop', { amount: 'price' })
  readings.save('shop', { amount: 'total' })
  expect(names(readings)).toEqual(['shop'])
  expect(readings.named('shop')).toEqual({ amount: 'total' })
  expect(readings.named('another')).toBeNull()
})

it('what another version has kept, and this one cannot read, is left out', () => {
  const browser = storage()
  vi.stubGlobal('localStorage', browser)
  const kept = [
    { name: 'fit', reading: { amount: 'price' } },
    { name: 'of another version', reading: { amounts: ['price'] } },
    { name: '', reading: {} },
    null,
  ]
  browser.setItem('payout-lab.readings', JSON.stringify(kept))
  expect(names(new SavedReadings())).toEqual(['fit'])
})
