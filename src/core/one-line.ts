/**
 * Makes text of unknown origin safe to show on one line: it escapes characters that would end the
 * line, control a terminal or be invisible.
 */

/** Control codes, halves of characters, line and paragraph ends, marks that turn the direction of what follows. */
const NOT_SHOWN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** Whether nothing in it has to be escaped. */
export const isOnOneLine = (text: string): boolean => text.search(NOT_SHOWN) === -1

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const escaped = (character: string): string =>
  SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** `a↵b` becomes `a\nb`; letters, signs and emoji of every language stay as they are. */
export const onOneLine = (text: string): string => text.replace(NOT_SHOWN, escaped)
