/**
 * Which value of a plot is being read, by pointer, touch or keyboard. One reader serves one plot, whose surface
 * gives it its events and draws tooltip and marks at `position`. Nothing is read unless the reader asks.
 */
import { moveByKey, type PlotPosition, type PlotSize } from './plot-position'
import { textScale } from './text-scale'

interface PlotReaderProps {
  size: PlotSize
  /** The value nearest to a point of the surface, from its left top corner, in pixels of the plot. */
  positionAt: (x: number, y: number) => PlotPosition | null
  /** Enter, Space, click or tap on the value that is being read. */
  onPick: ((position: PlotPosition) => void) | null
}

type Surface = HTMLElement

export class PlotReader {
  readonly #props: () => PlotReaderProps
  #position = $state.raw<PlotPosition | null>(null)
  #byKeyboard = $state(false)

  constructor(props: () => PlotReaderProps) {
    this.#props = props
  }

  /** `null` while nothing is read, or when the value has gone since. */
  get position(): PlotPosition | null {
    const position = this.#position
    const { rows, columns } = this.#props().size
    return position && position.row < rows && position.column < columns ? position : null
  }

  get isPickable(): boolean {
    return this.#props().onPick !== null
  }

  /** Only what was reached by keyboard is announced; a pointer would flood a screen reader. */
  get isAnnounced(): boolean {
    return this.#byKeyboard && this.position !== null
  }

  readonly leave = (): void => {
    this.#position = null
  }

  readonly point = (event: PointerEvent & { currentTarget: Surface }): void => {
    const box = event.currentTarget.getBoundingClientRect()
    this.#byKeyboard = false
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    this.#position = this.#props().positionAt(x / textScale(), y / textScale())
  }

  /** A finger that lifts leaves its value to be read; a mouse that moves away does not. */
  readonly pointerLeave = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse') this.leave()
  }

  readonly pick = (): void => {
    if (this.position) this.#props().onPick?.(this.position)
  }

  readonly keyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Escape' && this.position) {
      event.stopPropagation()
      this.leave()
      return
    }
    if ((event.key === 'Enter' || event.key === ' ') && this.#props().onPick) {
      event.preventDefault()
      this.pick()
      return
    }
    const next = moveByKey(event.key, this.position, this.#props().size)
    if (!next) return
    event.preventDefault()
    this.#byKeyboard = true
    this.#position = next
  }
}
