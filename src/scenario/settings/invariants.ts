/** Checks that a user adds: queries over the readable views whose rows are violations. */
import { NAME_LENGTH_MAX } from '../limits'
import { z } from '../zod'
import { nameText, plainText } from './parts'

export const INVARIANTS_MAX = 50

export const invariant = z.strictObject({
  name: nameText(NAME_LENGTH_MAX),
  sql: plainText(4_000),
})
