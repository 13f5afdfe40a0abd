/**
 * The versions of links, by which a fragment of an address begins: `s`, the number and a dot. They are apart from what links
 * hold, so that the page can tell an embedded view before it reads anything.
 */
export const VERSION_WITHOUT_FILE = 1
export const VERSION_WITH_FILE = 2
export const VERSION_OF_COMPARISON = 3
export const VERSION_OF_EMBEDDED = 4

/**
 * Whether a fragment, with its `#`, asks for an embedded view, which need not be a valid one. In a frame that is all that is no
 * link to the page, a link of a newer lab and nothing at all too: the view says so, where the page would show a run of its own.
 */
export function isOfEmbedded(fragment: string, isInFrame: boolean): boolean {
  const version = Number(/^#s([1-9]\d*)\./.exec(fragment)?.[1])
  return version === VERSION_OF_EMBEDDED || (isInFrame && !(version < VERSION_OF_EMBEDDED))
}
