/** Of those with the same name the first: a list in which a name comes twice cannot be shown. */
export const eachOnce = <Item>(
  all: readonly Item[],
  nameOf: (item: Item) => string,
): readonly Item[] =>
  all.filter((item, index) => {
    const name = nameOf(item)
    return all.findIndex((other) => nameOf(other) === name) === index
  })
