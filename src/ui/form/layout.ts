/**
 * How settings are laid out in the form: in groups, each with folds, each with a sentence on what is set in it while it is
 * closed. A layout names places of the scenario; a group of settings means all that is in it, so that a new one has
 * its field without being named here.
 */
import { parentOf } from '../../scenario/document-paths'
import { isValue, listedPath, scenarioSettings } from '../../scenario/setting-list'
import type { ScenarioDraft } from '../draft/scenario-draft.svelte'
import { specialInput } from '../settings/special-inputs'
import { settingHint, settingLabel } from '../words/settings'

export type Words = () => string

/** A setting, a group of settings, or a heading. */
export type LaidOut = string | Words

export interface FoldLayout {
  title: Words
  /** What is set, while the fold is closed. */
  sentence: (draft: ScenarioDraft) => string
  /** What comes first when it is open. */
  note?: (draft: ScenarioDraft) => string
  fields: readonly LaidOut[]
  /** What the settings come to, in sentences after the fields. */
  examples?: (draft: ScenarioDraft) => readonly string[]
}

const named =
  (path: string): Words =>
  () =>
    settingLabel(path)

/** Groups of settings, each under its own name. */
export const titled = (...groups: readonly string[]): LaidOut[] =>
  groups.flatMap((group) => [named(group), group])

/** A fold that is one group of settings, with its name and its hint. */
export const foldOf = (
  group: string,
  sentence: FoldLayout['sentence'],
  fields: readonly LaidOut[] = [group],
): FoldLayout => ({ title: named(group), note: () => settingHint(group), sentence, fields })

const hasSpecialInput = (path: string): boolean => specialInput(path) !== undefined

const isWithin = (path: string, group: string): boolean =>
  path.startsWith(`${group}.`) || path.startsWith(`${group}[`)

/** The settings at a place, without those that are elsewhere in the same layout. */
function settingsAt(place: string, named: readonly string[]): string[] {
  const listed = listedPath(place)
  const toPlace = (path: string): string => place + path.slice(listed.length)
  if (hasSpecialInput(listed) || !scenarioSettings().some(({ path }) => isWithin(path, listed))) {
    return [place]
  }
  const others = named.filter((one) => isWithin(one, place))
  return scenarioSettings()
    .filter((setting) => isWithin(setting.path, listed))
    .filter((setting) => isValue(setting) || hasSpecialInput(setting.path))
    .filter(({ path }) => !isInSpecial(path, listed))
    .map(({ path }) => toPlace(path))
    .filter((path) => !others.some((other) => path === other || isWithin(path, other)))
}

let special: readonly string[] | null = null
const specialPaths = (): readonly string[] =>
  (special ??= scenarioSettings()
    .map(({ path }) => path)
    .filter(hasSpecialInput))

/** A part of what, within a place, has an input of its own as a whole. */
const isInSpecial = (path: string, place: string): boolean =>
  specialPaths().some((whole) => isWithin(whole, place) && isWithin(path, whole))

/** Where what binds all settings of a group is said: at the last of them. */
export function lastSettingOf(group: string): string | null {
  const listed = listedPath(group)
  const last = scenarioSettings().findLast(({ path }) => parentOf(path) === listed)
  return last ? group + last.path.slice(listed.length) : null
}

const placesOf = (fields: readonly LaidOut[]): string[] =>
  fields.filter((field) => typeof field === 'string')

interface FieldSection {
  title: string | null
  paths: readonly string[]
}

export function sectionsOf(fields: readonly LaidOut[]): FieldSection[] {
  const named = placesOf(fields)
  const sections: { title: string | null; paths: string[] }[] = [{ title: null, paths: [] }]
  for (const field of fields) {
    if (typeof field === 'string') sections.at(-1)!.paths.push(...settingsAt(field, named))
    else sections.push({ title: field(), paths: [] })
  }
  return sections
}

export const pathsOf = (fields: readonly LaidOut[]): string[] =>
  sectionsOf(fields).flatMap(({ paths }) => paths)

export const pathsOfFolds = (folds: readonly FoldLayout[]): string[] =>
  folds.flatMap(({ fields }) => pathsOf(fields))
