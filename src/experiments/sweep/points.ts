/** The points of a sweep: the scenario itself, and each set of changes that its definition asks for. */
import { describeValue } from '../../scenario/problems'
import type { SettingChanges } from '../../scenario/setting-changes'
import type { SweepAxis, SweepDefinition } from './definition'
import type { SweepPoint } from './plan'
import { sampledChanges } from './samples'

/** `isWhole`: whether a setting holds whole numbers alone. */
export function pointsOf(
  definition: SweepDefinition,
  seeds: readonly string[],
  isWhole: (path: string) => boolean,
): SweepPoint[] {
  const { alternatives, sensitivity } = definition
  const point = (
    kind: SweepPoint['kind'],
    changes: SettingChanges,
    place: readonly (string | number)[] = [],
    name = changesText(changes),
  ): SweepPoint => ({ id: [kind, ...place].join('/'), kind, name, changes, seeds })
  return [
    point('scenario', {}, [], 'as it is'),
    ...placesOn(definition.axes, isWhole).map(({ changes, place }) =>
      point('axis', changes, place),
    ),
    ...alternatives.map(({ name, changes }, index) => point('alternative', changes, [index], name)),
    ...sensitivity.flatMap(({ path, low, high }, index) => [
      point('sensitivity', { [path]: low }, [index, 'low']),
      point('sensitivity', { [path]: high }, [index, 'high']),
    ]),
    ...sampledChanges(definition, seeds[0]!, isWhole).map((changes, index) => ({
      ...point('sample', changes, [index]),
      seeds: [seeds[index % seeds.length]!],
    })),
  ]
}

const changesText = (changes: SettingChanges): string =>
  Object.entries(changes)
    .map(([path, value]) => `${path} ${describeValue(value)}`)
    .join(', ')

interface PlaceOnAxes {
  changes: SettingChanges
  place: readonly number[]
}

/** Every combination of the axes' values. */
function placesOn(axes: readonly SweepAxis[], isWhole: (path: string) => boolean): PlaceOnAxes[] {
  const origin: PlaceOnAxes = { changes: {}, place: [] }
  return axes.length === 0
    ? []
    : axes.reduce<PlaceOnAxes[]>(
        (places, axis) =>
          places.flatMap(({ changes, place }) =>
            axisValues(axis, isWhole(axis.path)).map((value, index) => ({
              changes: { ...changes, [axis.path]: value },
              place: [...place, index],
            })),
          ),
        [origin],
      )
}

/** Steps of a setting that holds whole numbers are rounded to them; two of them may then be the same. */
export function axisValues({ values, from, to, steps }: SweepAxis, isWhole: boolean): unknown[] {
  if (values) return values
  const [first, last, count] = [from!, to!, steps!]
  return Array.from({ length: count }, (_, index) => {
    const value = first + ((last - first) * index) / (count - 1)
    return isWhole ? Math.round(value) : value
  })
}
