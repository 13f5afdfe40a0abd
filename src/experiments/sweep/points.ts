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
    ...placesOn(definition.axes).map(({ changes, place }) => point('axis', changes, place)),
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
function placesOn(axes: readonly SweepAxis[]): PlaceOnAxes[] {
  const origin: PlaceOnAxes = { changes: {}, place: [] }
  return axes.length === 0
    ? []
    : axes.reduce<PlaceOnAxes[]>(
        (places, axis) =>
          places.flatMap(({ changes, place }) =>
            axisValues(axis).map((value, index) => ({
              changes: { ...changes, [axis.path]: value },
              place: [...place, index],
            })),
          ),
        [origin],
      )
}

export function axisValues({ values, from, to, steps }: SweepAxis): unknown[] {
  if (values) return values
  const [first, last, count] = [from!, to!, steps!]
  return Array.from({ length: count }, (_, index) => first + ((last - first) * index) / (count - 1))
}
