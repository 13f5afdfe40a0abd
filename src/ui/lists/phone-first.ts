/** What of a list is seen on a phone without scrolling sideways. */

export interface PhoneColumn {
  /**
   * On a phone it comes before columns without this, in whose order they are. A list with a dozen columns has only these on a
   * narrow page, and the others below each row.
   */
  isFirstOnPhone?: boolean
}

/** The width below which the styles take a page for a phone. */
export const PHONE = 'width < 43.75rem'

/** The width below which a list of a dozen columns has not all of them beside each other. */
export const NARROW = 'screen and (width < 50rem)'

export const phoneFirst = <Column extends PhoneColumn>(columns: readonly Column[]): Column[] => [
  ...columns.filter(({ isFirstOnPhone }) => isFirstOnPhone),
  ...columns.filter(({ isFirstOnPhone }) => !isFirstOnPhone),
]
