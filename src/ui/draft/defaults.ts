/**
 * What a scenario means where it says nothing: for its own settings, and for those of an entry of a list, which depend on
 * what kind of entry it is.
 */
import { schemaAt } from '../../scenario/schema-wording'
import { settingAt } from '../../scenario/setting-list'
import { keysOf } from '../../scenario/document-paths'
import { defaultValueAt } from './default-values'

/** `undefined` for a setting without a default. */
export const defaultAt = (input: unknown, path: string): unknown =>
  defaultValueAt(path) ?? schemaAt(keysOf(path), input).default ?? settingAt(path)?.default
