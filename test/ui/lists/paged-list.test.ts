import { expect, it } from 'vitest'
import { filterOf, PagedList } from '../../../src/ui/lists/paged-list.svelte'
import type { Page, Slice } from '../../../workers/contract'

const pageOf = (row: string): Page<string> => ({ rows: [row], total: 1, left: null })

/** All that is waiting to be answered has been. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('a list that follows another run forgets the rows of the run before, and those that still come', async () => {
  const answers: ((page: Page<string>) => void)[] = []
  const list = new PagedList<Slice, string>(
    { offset: 0, limit: 10 },
    () => new Promise((resolve) => answers.push(resolve)),
  )
  const [before, after] = [{}, {}]
  list.follow(before)
  list.refresh('finished')
  answers[0]!(pageOf('of the run before'))
  await settled()
  list.follow(before)
  expect(list.page?.rows).toEqual(['of the run before'])

  list.refresh('finished')
  list.follow(after)
  expect(list.page).toBeNull()
  answers[1]!(pageOf('of the run before, late'))
  await settled()
  expect(list.page).toBeNull()

  list.refresh('running')
  answers[2]!(pageOf('of the run after'))
  await settled()
  expect(list.page?.rows).toEqual(['of the run after'])
})

it('knows what its page answers, and which questions look for the same', async () => {
  const answers: ((page: Page<string>) => void)[] = []
  const first = { offset: 0, limit: 10, search: '', sort: 'day', descending: false }
  const list = new PagedList<typeof first, string>(
    first,
    () => new Promise((resolve) => answers.push(resolve)),
  )
  list.refresh('finished')
  answers[0]!(pageOf('of all'))
  await settled()
  list.change({ search: 'ink' })
  const nextPage = { ...first, offset: 10, descending: true }
  expect(filterOf(list.answered!)).toBe(filterOf(nextPage))
  answers[1]!(pageOf('of ink'))
  await settled()
  expect(filterOf(list.answered!)).not.toBe(filterOf(first))
})
