import { beforeEach, expect, it } from 'vitest'
import { UnpaidMoney } from '../../../src/checks/auditor/unpaid-money'

const MONDAY = 20_000
let money: UnpaidMoney

beforeEach(() => {
  money = new UnpaidMoney()
  money.land(1, 'processor', MONDAY, 60_00)
  money.land(1, 'processor', MONDAY + 1, 40_00)
})

const ofDay = (day: number): number | undefined => money.ofDay(1, 'processor', day)?.cents

it('takes a sale back from its own day while that is unpaid', () => {
  money.takeBack(1, 'processor', { saleId: 7, day: MONDAY + 1 }, 40_00, MONDAY + 3)
  expect([ofDay(MONDAY), ofDay(MONDAY + 1), ofDay(MONDAY + 3)]).toEqual([60_00, 0, undefined])
  expect(money.ofDay(1, 'processor', MONDAY + 1)?.takenBack).toBe(7)
})

it('else from the oldest unpaid day', () => {
  money.claim(1, 'processor', MONDAY, 60_00)
  money.takeBack(1, 'processor', { saleId: 7, day: MONDAY }, 25_00, MONDAY + 3)
  expect([ofDay(MONDAY), ofDay(MONDAY + 1)]).toEqual([undefined, 15_00])
})

it('and where nothing is unpaid, as a debt of its own day', () => {
  money.claim(1, 'processor', MONDAY, 60_00)
  money.claim(1, 'processor', MONDAY + 1, 40_00)
  money.takeBack(1, 'processor', { saleId: 7, day: MONDAY }, 25_00, MONDAY + 3)
  expect(ofDay(MONDAY + 3)).toBe(-25_00)
  expect(money.total(1, 'processor')).toBe(-25_00)
})

it('keeps the holders apart', () => {
  money.credit(1, 'platform', -5_00, MONDAY + 3)
  expect(money.total(1, 'processor')).toBe(100_00)
  expect(money.ofDay(1, 'platform', MONDAY + 3)?.cents).toBe(-5_00)
})

it('counts the wait of money that a failed payout gives back from that day on', () => {
  money.claim(1, 'processor', MONDAY, 60_00)
  money.free(1, 'processor', MONDAY, 60_00, MONDAY + 9)
  expect(money.upTo(1, 'processor', MONDAY + 1)).toBe(100_00)
  expect(money.unpaidSince(1, 'processor', MONDAY + 8)).toBe(40_00)
  expect(money.unpaidSince(1, 'processor', MONDAY + 9)).toBe(100_00)
})
