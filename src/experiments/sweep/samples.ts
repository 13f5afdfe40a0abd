/**
 * Values of all assumptions at once, each between its low and its high. It is a Latin hypercube:
 * the range of each is cut into as many parts as there are samples, and every part is used once.
 * Each setting has numbers of its own, so the order in which settings are listed changes nothing.
 */
import { ascending, rank } from 'd3'
import type { SettingChanges } from '../../scenario/setting-changes'
import { Draws } from '../../core/draws'
import type { SweepDefinition } from './definition'

export function sampledChanges(
  { sensitivity, samples }: Pick<SweepDefinition, 'sensitivity' | 'samples'>,
  seed: string,
  isWhole: (path: string) => boolean,
): SettingChanges[] {
  const draws = new Draws(seed)
  const columns = sensitivity.map(({ path, low, high }) => {
    const positions = positionsOf(draws, path, samples)
    const values = positions.map((position) => low + (high - low) * position)
    return [path, isWhole(path) ? values.map(Math.round) : values] as const
  })
  return Array.from({ length: sensitivity.length === 0 ? 0 : samples }, (_, index) =>
    Object.fromEntries(columns.map(([path, values]) => [path, values[index]])),
  )
}

/** From 0 to 1, each in a part of its own. */
function positionsOf(draws: Draws, path: string, samples: number): number[] {
  const uniforms = Array.from({ length: samples }, (_, index) => {
    const uniform = draws.of('sweep-sample', path, index)
    return { order: uniform(), within: uniform() }
  })
  const parts = rank(
    uniforms.map(({ order }) => order),
    ascending,
  )
  return uniforms.map(({ within }, index) => (parts[index]! + within) / samples)
}
