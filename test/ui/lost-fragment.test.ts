import { expect, test } from 'vitest'
import { withFragment } from '../../src/ui/lost-fragment'

test.each([
  ['?s1.ab12.xyz', '#s1.ab12.xyz'],
  ['?%23s1.ab12.xyz', '#s1.ab12.xyz'],
  ['#%23s1.ab12.xyz', '#s1.ab12.xyz'],
  ['?room=fees%23s1.ab12.xyz', '?room=fees#s1.ab12.xyz'],
  ['?room=fees&s2.ab12.xyz', '?room=fees#s2.ab12.xyz'],
  ['#%731.ab12.xyz', '#s1.ab12.xyz'],
  ['?room=fees&link%23%731.ab12.xyz', '?room=fees&link#s1.ab12.xyz'],
  ['?link?s1.ab12.xyz', '?link#s1.ab12.xyz'],
])('a link whose mark got lost has it again: %s', (lost, whole) => {
  expect(withFragment(lost)).toBe(whole)
})

test.each([
  ['?link', '?link#s1.'],
  ['?room=fees&link', '?room=fees&link#s1.'],
  ['?link=&utm_source=mail', '?link=&utm_source=mail#s1.'],
])('a link that was cut off before its mark holds nothing: %s', (cut, empty) => {
  expect(withFragment(cut)).toBe(empty)
})

test.each([
  '',
  '?room=fees',
  '#s1.ab12.xyz',
  '?link#s1.ab12.xyz',
  '?room=fees#s1.ab12.xyz',
  '?links=1',
  '?room=compare&compare=s1.s2&with=s1',
])('another address stays as it is: %s', (address) => {
  expect(withFragment(address)).toBe(address)
})
