/**
 * A sweep that was read and can be run: which points are run under which seeds, and what that
 * takes.
 */
import type { SampleSize } from '../../scenario/sampled'
import type { Document } from '../../scenario/document-paths'
import type { SettingChanges } from '../../scenario/setting-changes'
import type { SweepDefinition } from './definition'
import type { PlannedPair } from './planned-runs'

export type PointKind =
  /** The scenario as it is. */
  | 'scenario'
  /** A place on the axes. */
  | 'axis'
  | 'alternative'
  /** One assumption low or high, everything else as it is. */
  | 'sensitivity'
  /** Every assumption somewhere between low and high. */
  | 'sample'

export interface SweepPoint {
  /** `scenario`, `axis/3`, `axis/3/0`, `alternative/1`, `sensitivity/2/low`, `sample/7` */
  id: string
  kind: PointKind
  /** The name of an alternative; for other points, the changed settings with their values. */
  name: string
  changes: SettingChanges
  seeds: readonly string[]
}

/** What a sweep takes, as an estimate. */
export interface SweepSize {
  /** With the baselines, if nothing is known yet. */
  runs: number
  /** The memory of the largest single run. */
  memoryBytes: number
  /** The time of all runs together, one after another. */
  seconds: number
}

export interface SweepPlan {
  definition: SweepDefinition
  /** The scenario as it was written, with what its preset says. */
  scenario: Document
  /** Of each run, where a point changes nothing about them. */
  days: number
  /** What the sales file is known by in keys of runs; `null` without a file. */
  fileKey: string | null
  /**
   * How many creators there are and how many of them each run of the scenario simulates; `null`
   * where it is all of them.
   */
  sample: SampleSize | null
  seeds: readonly string[]
  points: readonly SweepPoint[]
  /** What all points take, in the order in which it is run. */
  pairs: readonly PlannedPair[]
  size: SweepSize
}
