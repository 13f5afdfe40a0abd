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
