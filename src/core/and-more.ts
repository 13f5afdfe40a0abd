/** Names of the first of so many, and how many more there are: `ann, bob and 3 more`. */
export function andMore(first: readonly string[], count: number): string {
  const others = count - first.length
  return others > 0 ? `${first.join(', ')} and ${others} more` : first.join(', ')
}
