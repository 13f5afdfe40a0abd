import { expect, it } from 'vitest'
import { shownName } from '../../../src/ui/words/shown-name'

it.each([
  ['ink', 'ink'],
  ['Müller & 東京', 'Müller & 東京'],
  ['safe\u202egnp.exe', 'safe\\u202egnp.exe'],
  ['two\nlines', 'two\\nlines'],
  ['דיו 3%', '\u2068דיו 3%\u2069'],
  ['حبر', '\u2068حبر\u2069'],
])('the name %j is shown as %j', (name, shown) => {
  expect(shownName(name)).toBe(shown)
})
