import { expect, it } from 'vitest'
import { salesChange } from '../../../src/ui/words/settings'

it('names the file of sales that one of two runs has, or both', () => {
  expect(salesChange(null, 'may.csv')).toBe('Sales: generated sales → may.csv')
  expect(salesChange('may.csv', 'june.csv')).toBe('Sales: may.csv → june.csv')
  expect(salesChange('may.csv', null)).toBe('Sales: may.csv → generated sales')
})
