import { beforeAll, describe, expect, it } from 'vitest'
import { CreatorChoice } from '../../../src/ui/lists/creator-choice.svelte'
import { DrivenLab } from '../../support/labs'
import { eventually } from '../../support/eventually'

const driven = new DrivenLab()
const RUN = {}

beforeAll(() =>
  driven.startUntil('finished', {
    version: 1,
    days: 3,
    population: { size: 30 },
    creators: [{ handle: 'Ink' }, { handle: 'pink ink' }],
  }),
)

function choiceOf(): { choice: CreatorChoice; chosen: (number | null)[] } {
  const chosen: (number | null)[] = []
  const choice = new CreatorChoice(driven.lab, (creatorId) => chosen.push(creatorId))
  return { choice, chosen }
}

describe('creators by name', () => {
  it('come with the one of exactly this name first, however many have it in theirs', async () => {
    const handles = async (text: string) =>
      (await driven.lab.creatorsNamed(text)).map(({ handle }) => handle)
    expect(await handles('creator-1')).toEqual([
      'creator-1',
      ...Array.from({ length: 10 }, (_, index) => `creator-${index + 10}`),
    ])
    expect(await handles('INK')).toEqual(['Ink', 'pink ink'])
    expect(await handles('%')).toEqual([])
    expect(await handles('creator')).toHaveLength(20)
  })
})

describe('the choice of a creator', () => {
  it('is made by a whole name, and ends with an empty field', async () => {
    const { choice, chosen } = choiceOf()
    choice.write('creator-1')
    await eventually(() => expect(choice.chosen?.handle).toBe('creator-1'))
    choice.write('creator-17')
    await eventually(() => expect(choice.chosen?.handle).toBe('creator-17'))
    expect(choice.text).toBe('creator-17')
    choice.clear()
    expect(choice.chosen).toBeNull()
    expect(chosen).toEqual([3, 19, null])
  })

  it.each([
    ['creator-29', 'creator-29', null],
    ['pink', 'pink ink', null],
    ['ink', 'Ink', null],
    ['creator-2', 'creator-2', null],
    ['creator', null, 'several'],
    ['nobody at all', null, 'nobody'],
  ])('of %j, once it is written, is %j', async (text, handle, notNamed) => {
    const { choice } = choiceOf()
    choice.write(text)
    await choice.settle()
    expect(choice.chosen?.handle ?? null).toBe(handle)
    expect(choice.notNamed).toBe(notNamed)
    expect(choice.text).toBe(handle ?? text)
  })

  it('is shown by its name where the address says it, in each run', async () => {
    const { choice, chosen } = choiceOf()
    await choice.follow(2, RUN)
    expect(choice.text).toBe('pink ink')
    choice.write('pink')
    await choice.follow(2, RUN)
    expect(choice.text).toBe('pink')
    await choice.follow(2, {})
    expect(choice.text).toBe('pink ink')
    await choice.follow(404, RUN)
    expect([choice.text, choice.notNamed]).toEqual(['', 'not-in-run'])
    await choice.follow(null, RUN)
    expect([choice.text, choice.notNamed]).toEqual(['', null])
    expect(chosen).toEqual([])
  })
})
