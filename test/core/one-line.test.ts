import { expect, it } from 'vitest'
import { onOneLine } from '../../src/core/one-line'

it.each([
  ['plain, müller, 東京, 👩‍👩‍👧', 'plain, müller, 東京, 👩‍👩‍👧'],
  ['a\nb\r\nc\td', 'a\\nb\\r\\nc\\td'],
  ['\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'],
  [
    'bell\u0007, one-byte escape \u009b2J, delete \u007f',
    'bell\\u0007, one-byte escape \\u009b2J, delete \\u007f',
  ],
  ['a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
  ['\u202egnp.exe', '\\u202egnp.exe'],
  ['hid\u200bden\ufeff', 'hid\\u200bden\\ufeff'],
  ['half \ud83d', 'half \\ud83d'],
])('%j is shown as %j', (text, shown) => {
  expect(onOneLine(text)).toBe(shown)
})
