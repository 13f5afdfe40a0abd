/** Brings an input of the form into sight, whatever it is folded in, and gives it the focus. */
export function focusField(input: HTMLElement | null): void {
  for (
    let fold = input?.closest<HTMLDetailsElement>('details:not([open])');
    fold;
    fold = fold.parentElement?.closest<HTMLDetailsElement>('details:not([open])')
  ) {
    fold.open = true
  }
  input?.scrollIntoView({ block: 'center' })
  input?.focus()
}
