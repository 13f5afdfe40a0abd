/**
 * What the browser's own database is asked first may never be answered: another tab may hold it up. After ten seconds
 * there is no answer.
 */
const MILLISECONDS_MAX = 10_000

/** Told apart from an answer that says what went wrong. */
export class NoAnswer extends Error {}

/** Rejects where the answer does not come in time. */
export function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer('No answer in time')), MILLISECONDS_MAX)
    void answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
