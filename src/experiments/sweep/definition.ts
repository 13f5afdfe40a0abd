/**
 * What a sweep asks for: one scenario, the changes to compare, and the number of seeds for each. A
 * change is a setting by its path, as problems and the reference name it, with its new value.
 */
import { NAME_LENGTH_MAX, SWEEP_SEEDS_MAX } from '../../scenario/limits'
import { PRESET_NAMES } from '../../scenario/presets'
import { nameText, plainText, wholeNumber } from '../../scenario/settings/parts'
import { z } from '../../scenario/zod'

const SEEDS_DEFAULT = 10
const AXES_MAX = 2
const AXIS_VALUES_MAX = 200
const ALTERNATIVES_MAX = 100
const SENSITIVITIES_MAX = 100
const SAMPLES_MAX = 2_000

const path = nameText(200)
/** Any value that JSON has; whether the setting may be this is for the scenario's schema to say. */
const value = z.unknown().meta({ holds: 'a value of the setting' })
const limit = z.number().meta({ holds: 'a number' })

const EITHER = 'either values, or from, to and steps'

/** Written as a list, or as a range in equal steps, both ends included. */
const axis = z
  .strictObject({
    path,
    values: z.array(value).min(1).max(AXIS_VALUES_MAX).optional(),
    from: limit.optional(),
    to: limit.optional(),
    steps: wholeNumber(2, AXIS_VALUES_MAX).optional(),
  })
  .refine(({ values, from, to, steps }) => {
    const given = [from, to, steps].filter((one) => one !== undefined).length
    return values === undefined ? given === 3 : given === 0
  }, EITHER)

const alternative = z.strictObject({
  name: nameText(120),
  changes: z.record(path, value),
})

const sensitivity = z.strictObject({ path, low: limit, high: limit })

export const sweepSchema = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.literal(1),
    name: nameText(NAME_LENGTH_MAX).default('Untitled sweep'),
    scenario: z.union([
      z.enum(PRESET_NAMES),
      z.looseObject({}).meta({ holds: 'a scenario, or the name of a preset' }),
    ]),
    seeds: wholeNumber(1, SWEEP_SEEDS_MAX).default(SEEDS_DEFAULT),
    seed: plainText(120).optional(),
    axes: z.array(axis).max(AXES_MAX).default([]),
    alternatives: z.array(alternative).max(ALTERNATIVES_MAX).default([]),
    sensitivity: z.array(sensitivity).max(SENSITIVITIES_MAX).default([]),
    samples: wholeNumber(0, SAMPLES_MAX).default(0),
  })
  .meta({
    title: 'Payout Lab sweep',
    description: 'Which changes to a scenario are run, and under how many seeds.',
  })

/** A sweep as a user writes it. */
export type SweepInput = z.input<typeof sweepSchema>
/** With its defaults filled in; the scenario is as it was written. */
export type SweepDefinition = z.output<typeof sweepSchema>
export type SweepAxis = SweepDefinition['axes'][number]
