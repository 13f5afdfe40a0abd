/**
 * A value axis that glides to its next domain while a run streams and somebody can see it, and jumps at any other time:
 * each step of a glide draws the chart again.
 * Readers who prefer reduced motion never see it move.
 */
import { cubicOut } from 'svelte/easing'
import { prefersReducedMotion, Tween } from 'svelte/motion'
import type { Domain } from './plot-area'

const GLIDE_MILLISECONDS = 240

export class GlidingDomain {
  readonly #target: () => Domain
  readonly #isGliding: () => boolean
  readonly #tween: Tween<[number, number]>
  /** A domain is a new one each time: only an end that moves begins a glide. */
  readonly #low = $derived.by(() => this.#target()[0])
  readonly #high = $derived.by(() => this.#target()[1])

  /** `mayGlide`: streaming, and on the screen. */
  constructor(target: () => Domain, mayGlide: () => boolean) {
    this.#target = target
    this.#isGliding = () => mayGlide() && !prefersReducedMotion.current
    this.#tween = new Tween<[number, number]>([...target()], { easing: cubicOut })
    $effect(() => {
      const duration = this.#isGliding() ? GLIDE_MILLISECONDS : 0
      void this.#tween.set([this.#low, this.#high], { duration })
    })
  }

  get current(): Domain {
    return this.#isGliding() ? this.#tween.current : this.#target()
  }
}
