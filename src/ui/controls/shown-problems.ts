/** Far more than anyone puts right before looking again; all of a long list that is wrong would keep the page busy. */
const PROBLEMS_SHOWN_MAX = 100

export const shownProblems = <Item>(problems: readonly Item[]): readonly Item[] =>
  problems.slice(0, PROBLEMS_SHOWN_MAX)
