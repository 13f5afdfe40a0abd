import { describe, expect, it } from 'vitest'
import { readOptions } from './options'
import { DEFAULT_SIZES } from './sizes'

const PARTS = ['run', 'growth'] as const
const read = (...given: string[]) => readOptions(given, PARTS)

describe('the options of a benchmark', () => {
  it('measures everything in the usual sizes where nothing is said', () => {
    expect(read()).toEqual({
      ok: true,
      options: { parts: PARTS, sizes: DEFAULT_SIZES, isJson: false },
    })
  })

  it('takes some of the parts, and other sizes', () => {
    const given = ['--json', '--only', 'growth', '--days', '10', '--growth-creators', '100,200']
    expect(read(...given)).toEqual({
      ok: true,
      options: {
        parts: ['growth'],
        sizes: { ...DEFAULT_SIZES, days: 10, 'growth-creators': [100, 200] },
        isJson: true,
      },
    })
  })

  it.each([
    ['--days 0', '--days: got "0", expected a whole number of at least 1'],
    ['--days 1e3', '--days: got "1e3", expected a whole number of at least 1'],
    ['--days 1,2', '--days: got "1,2", expected a whole number of at least 1'],
    [
      '--growth-days 120',
      '--growth-days: got "120", expected two or more whole numbers, each larger than the one before, as in 30,120',
    ],
    [
      '--growth-days 120,30',
      '--growth-days: got "120,30", expected two or more whole numbers, each larger than the one before, as in 30,120',
    ],
    [
      '--only run,grwth',
      '--only: got "grwth", expected some of run, growth, with commas between them; did you mean growth?',
    ],
    ['--rows 5', "Unknown option '--rows'"],
    ['run', "Unexpected argument 'run'. This command does not take positional arguments"],
  ])('refuses %s', (given, problem) => {
    expect(read(...given.split(' '))).toEqual({ ok: false, problems: [problem] })
  })
})
