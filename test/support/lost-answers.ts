/** Four creators, paid daily; the answers to calls are lost so often that most payouts are tried again. */
export const LOST_ANSWERS = { calls: { answerLostBasisPoints: 4_000 } }

export const FOUR_CREATORS = {
  version: 1,
  name: 'Lost answers',
  days: 6,
  population: { size: 0 },
  processor: { failures: { refusedBasisPoints: 0, instantFailedBasisPoints: 0 } },
  creators: ['ferry', 'kiln', 'loom', 'quarry'].map((handle) => ({
    ...{ handle, schedule: 'daily', monthlyGrossCents: 3_000_00 },
  })),
}
