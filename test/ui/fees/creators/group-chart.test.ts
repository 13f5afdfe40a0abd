import { expect, it } from 'vitest'
import { cellText } from '../../../../src/ui/charts/table'
import { soonerColumn, soonerText } from '../../../../src/ui/fees/creators/group-chart'

it.each([
  [0, 'No sooner'],
  [0.000_001, 'No sooner'],
  [2.5, '2.5 days'],
  [-2.5, '−2.5 days'],
])('money that comes %d days sooner', (days, said) => {
  expect(soonerText(days)).toBe(said)
  expect(cellText(soonerColumn('Sooner than on their other schedule'), [days * 86_400], 0)).toBe(
    said,
  )
})
