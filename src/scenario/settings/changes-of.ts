/** Settings as a change to them names them: each may be left out, and then stays as it is instead of taking its default. */
import { z } from '../zod'

export type Changes<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? { [Key in keyof Value]?: Changes<Value[Key]> | undefined }
    : Value

/** A list is changed as a whole. */
export const changesOf = <Schema extends z.ZodType>(
  schema: Schema,
): z.ZodType<Changes<z.output<Schema>>, Changes<z.input<Schema>>> =>
  withoutDefaults(schema) as z.ZodType<Changes<z.output<Schema>>, Changes<z.input<Schema>>>

function withoutDefaults(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return withoutDefaults(schema.unwrap())
  }
  if (!(schema instanceof z.ZodObject)) return schema
  const fields = Object.entries(schema.shape)
  return z.strictObject(
    Object.fromEntries(fields.map(([key, field]) => [key, z.optional(withoutDefaults(field))])),
  )
}
