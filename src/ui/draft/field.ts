/**
 * A setting as the form shows it: where it stands in the scenario, what it is called, and by what kind of input it is
 * set. Fields come in sections, sections in folds; a fold says in one sentence what is set while it is closed.
 */
import type { FieldKind } from './field-kind'
import type { ScenarioDraft } from './scenario-draft.svelte'

type Words = () => string

interface NamedField {
  path: string
  label: Words
  /** What the label leaves open, in a sentence. */
  hint?: Words
}

export interface NumberField extends NamedField {
  input: 'number'
  kind: FieldKind
  /** What it means that nothing stands here, where the setting may be `null`. */
  whenEmpty?: Words
  /** A place whose problems are told here too: a rule that binds several settings together. */
  rulePath?: string
}

export type ChoiceValue = string | boolean | undefined

/** One of a few words, each with its name and, below the choice, what it means. `undefined` leaves the setting out. */
export interface ChoiceField extends NamedField {
  input: 'choice'
  choices: readonly ChoiceValue[]
  word: (choice: ChoiceValue) => string
  sentence?: (choice: ChoiceValue) => string
}

export interface SwitchField extends NamedField {
  input: 'switch'
}

/** Text, a day or a country's code; where it may be left out, `whenEmpty` says what that means. */
export interface TextField extends NamedField {
  input: 'text'
  shape: 'name' | 'day' | 'instant' | 'country'
  whenEmpty?: Words
}

/** Settings that are no single value each have an input of their own, known by this word. */
export interface SpecialField extends NamedField {
  input:
    | 'countries'
    | 'country-amounts'
    | 'country-shares'
    | 'days-of-month'
    | 'gates'
    | 'opening-balances'
    | 'schedule'
    | 'weekdays'
    | 'windows'
}

export type Field = NumberField | ChoiceField | SwitchField | TextField | SpecialField

export interface FieldSection {
  title: Words | null
  fields: readonly Field[]
}

export interface FieldFold {
  title: Words
  /** What is set, while the fold is closed. */
  sentence: (draft: ScenarioDraft) => string
  /** What stands first when it is open. */
  note?: Words
  sections: readonly FieldSection[]
}

export const pathsOfSections = (sections: readonly FieldSection[]): string[] =>
  sections.flatMap(({ fields }) => fields.map(({ path }) => path))

export const pathsOfFolds = (folds: readonly FieldFold[]): string[] =>
  folds.flatMap(({ sections }) => pathsOfSections(sections))

type NumberExtras = Pick<NumberField, 'hint' | 'whenEmpty' | 'rulePath'>

export const numberField = (
  path: string,
  kind: FieldKind,
  label: Words,
  extras: NumberExtras = {},
): NumberField => ({ input: 'number', path, kind, label, ...extras })

export const switchField = (path: string, label: Words, hint?: Words): SwitchField => ({
  input: 'switch',
  path,
  label,
  ...(hint && { hint }),
})

export const specialField = (
  input: SpecialField['input'],
  path: string,
  label: Words,
  hint?: Words,
): SpecialField => ({ input, path, label, ...(hint && { hint }) })

/** Of words that are known by their name: `undefined` among the choices means that the setting is left out. */
export const choiceField = <Choice extends string>(
  path: string,
  label: Words,
  choices: readonly (Choice | undefined)[],
  word: (choice: Choice | undefined) => string,
  extras: Pick<ChoiceField, 'hint' | 'sentence'> = {},
): ChoiceField => ({
  input: 'choice',
  path,
  label,
  choices,
  word: (choice) => word(choices.find((known) => known === choice)),
  ...extras,
})

/** Median, spread and longest of a time that is drawn log-normally. */
export type DelayLabels = Record<'median' | 'spread' | 'maximum', Words>

export const delayFields = (path: string, labels: DelayLabels): readonly NumberField[] => [
  numberField(`${path}.medianSeconds`, 'seconds', labels.median),
  numberField(`${path}.sigma`, 'decimal', labels.spread),
  numberField(`${path}.maximumSeconds`, 'seconds', labels.maximum),
]
