/** Checks that a user adds: queries over the readable views whose rows are violations. */
import { z } from '../zod'
import { nameText, plainText } from './parts'

export const INVARIANTS_MAX = 50

export const invariant = z.strictObject({
  name: nameText(80),
  sql: plainText(4_000),
})
