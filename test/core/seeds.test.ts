import { describe, expect, it } from 'vitest'
import { seedsFrom } from '../../src/core/seeds'

describe('the seeds of an experiment', () => {
  it('are the run’s own and others after it, none twice', () => {
    expect(seedsFrom('lab', 4)).toEqual(['lab', 'lab/2', 'lab/3', 'lab/4'])
    expect(seedsFrom('lab', 1)).toEqual(['lab'])
    expect(new Set(seedsFrom('lab', 64)).size).toBe(64)
  })
})
