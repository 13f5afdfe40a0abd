/** What of a list is seen on a phone without scrolling sideways. */

export interface PhoneColumn {
  /** On a phone it comes before columns without this, in whose order they are. */
  isFirstOnPhone?: boolean
}

/** The width below which the styles take a page for a phone. */
export const PHONE = 'width < 43.75rem'

export const phoneFirst = <Column extends PhoneColumn>(columns: readonly Column[]): Column[] => [
  ...columns.filter(({ isFirstOnPhone }) => isFirstOnPhone),
  ...columns.filter(({ isFirstOnPhone }) => !isFirstOnPhone),
]
