import type { FigureSource } from '../../../src/core/policy-sources'

/** `pull request 4038`, `code at 8c16285e`: as the document cites it. */
export function citationOf(source: FigureSource): string {
  switch (source.kind) {
    case 'pull-request':
      return `pull request ${source.number}`
    case 'code':
      return `code at ${source.commit}`
    case 'own':
      return 'the lab’s own choice'
  }
}
