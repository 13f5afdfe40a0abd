/** What was paid twice, or is owed although it has arrived, as figures that show their query; none where it is zero. */
import type { BooksFigureName, RunReport } from '../../../workers/contract'
import type { ShownFigure } from '../figures/shown-figure'
import { m } from '../paraglide/messages.js'

const WORDS: Readonly<Record<BooksFigureName, { title: () => string; computation: () => string }>> =
  {
    paidTwiceNotBackCents: { title: m.books_paid_twice, computation: m.books_paid_twice_how },
    owedAgainCents: { title: m.books_owed_again, computation: m.books_owed_again_how },
  }
const NAMES = Object.keys(WORDS) as BooksFigureName[]

export const booksFigures = ({
  processorBooks,
}: Pick<RunReport, 'processorBooks'>): ShownFigure[] =>
  NAMES.filter((name) => (processorBooks[name] ?? 0) > 0).map((name) => ({
    reference: { of: 'processor_books', name },
    title: WORDS[name].title(),
    computation: WORDS[name].computation(),
    unit: 'cents',
    value: processorBooks[name]!,
  }))
