/**
 * What a file or the browser's storage gives may be damaged, or of another version of the lab: its fields are looked at one by
 * one before the page relies on them. Checks of a content name all of its fields, so that a new one is not forgotten here.
 */
import { isDocument } from '../scenario/document-paths'

export type FieldCheck = (value: unknown) => boolean
export type FieldChecks<Content> = Readonly<Record<keyof Content, FieldCheck>>

export const isAnything: FieldCheck = () => true
export const isText: FieldCheck = (value) => typeof value === 'string'
export const isBoolean: FieldCheck = (value) => typeof value === 'boolean'
export const isNumber: FieldCheck = (value) => Number.isFinite(value)
/** Sums of larger ones would be no numbers any more, and the page could not draw them. */
export const isAmount: FieldCheck = (value) =>
  isNumber(value) && Math.abs(Number(value)) <= Number.MAX_SAFE_INTEGER
/** Of a sample, it need not be whole. */
export const isCount: FieldCheck = (value) => isAmount(value) && Number(value) >= 0
/** Figures are divided by it. */
export const isAboveZero: FieldCheck = (value) => isCount(value) && value !== 0
/** `YYYY-MM-DD` */
export const isDayText: FieldCheck = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)

/** ISO 8601 UTC */
export const isInstantText: FieldCheck = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value)

export const isOneOf =
  (names: readonly string[]): FieldCheck =>
  (value) =>
    typeof value === 'string' && names.includes(value)

/** There may be nothing in its place, as where an earlier version did not have it. */
export const orNothing =
  (check: FieldCheck): FieldCheck =>
  (value) =>
    value === null || value === undefined || check(value)

export const orNull =
  (check: FieldCheck): FieldCheck =>
  (value) =>
    value === null || check(value)

export const isListOf =
  (check: FieldCheck): FieldCheck =>
  (value) =>
    Array.isArray(value) && value.every((entry) => check(entry))

/** Numbers by any name. */
export const areNumbers: FieldCheck = (value) =>
  isDocument(value) && Object.values(value).every(isNumber)

export const hasFields =
  (checks: Readonly<Record<string, FieldCheck>>): FieldCheck =>
  (value) =>
    isDocument(value) && Object.entries(checks).every(([name, isRight]) => isRight(value[name]))
