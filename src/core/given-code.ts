/** What only some runs need is given to those that do, so that a page reads it with the first of them. */
export function givenCode<Code>(code: Code | null | undefined, what: string): Code {
  if (!code) throw new Error(`No code for ${what}`)
  return code
}
