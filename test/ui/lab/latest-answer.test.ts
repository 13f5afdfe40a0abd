import { describe, expect, it } from 'vitest'
import { LatestAnswer } from '../../../src/ui/lab/latest-answer'

/** Answers when it is told to. */
class SlowAnswers {
  readonly asked: string[] = []
  readonly taken: (string | null)[] = []
  readonly #waiting: { resolve: (answer: string) => void; reject: (reason: Error) => void }[] = []
  readonly latest = new LatestAnswer<string, string>(
    (question) => {
      this.asked.push(question)
      return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
    },
    (answer) => this.taken.push(answer),
  )

  async end(end: (waiting: ReturnType<typeof this.first>) => void): Promise<void> {
    end(this.first())
    await new Promise((resolve) => setImmediate(resolve))
  }

  first() {
    return this.#waiting.shift()!
  }
}

describe('the latest answer', () => {
  it('is that to the last question: those between are not asked, the first is not taken', async () => {
    const answers = new SlowAnswers()
    for (const question of ['a', 'b', 'c']) answers.latest.ask(question)
    await answers.end(({ resolve }) => resolve('to a'))
    expect(answers.taken).toEqual([])
    await answers.end(({ resolve }) => resolve('to c'))
    expect(answers).toMatchObject({ asked: ['a', 'c'], taken: ['to c'] })
    answers.latest.ask('d')
    await answers.end(({ resolve }) => resolve('to d'))
    expect(answers.taken).toEqual(['to c', 'to d'])
  })

  it('is none where the question fails, and the next one is asked', async () => {
    const answers = new SlowAnswers()
    answers.latest.ask('a')
    await answers.end(({ reject }) => reject(new Error('The worker died')))
    answers.latest.ask('b')
    await answers.end(({ resolve }) => resolve('to b'))
    expect(answers.taken).toEqual([null, 'to b'])
  })

  it('is none at once where nothing is asked, whatever still comes', async () => {
    const answers = new SlowAnswers()
    answers.latest.ask('a')
    answers.latest.ask(null)
    await answers.end(({ resolve }) => resolve('to a'))
    expect(answers.taken).toEqual([null])
  })

  it('is not taken once it is forgotten', async () => {
    const answers = new SlowAnswers()
    answers.latest.ask('a')
    answers.latest.forget()
    await answers.end(({ resolve }) => resolve('to a'))
    expect(answers.taken).toEqual([])
  })
})
