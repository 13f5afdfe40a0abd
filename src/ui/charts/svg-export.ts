/**
 * A chart as a self-contained SVG: every colour and font resolved from the light theme's tokens, with
 * title, description, legend and source drawn in. Marks that only show what is being read or picked stay out of it.
 */
import { textWidth } from './plot-area'

const NAMESPACE = 'http://www.w3.org/2000/svg'
const MARGIN = 16
const TITLE_SIZE = 17
const TEXT_SIZE = 13
const SOURCE_SIZE = 11
const LINE_HEIGHT = 20
const SWATCH_WIDTH = 24
const SWATCH_RISE = 9 // from the baseline of its name
const LEGEND_GAP = 22

/** What decides how an SVG element looks. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'overflow',
  'color',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
] as const

interface SvgExport {
  /** The plot as it is on the page. */
  plot: SVGSVGElement
  /** Swatches of the legend, on the page too, each with its name. */
  legend: readonly { swatch: SVGSVGElement; label: string }[]
  title: string
  description: string
  /** Printed at the foot. */
  source: string
}

function resolved(original: SVGSVGElement): SVGSVGElement {
  const copy = original.cloneNode(true) as SVGSVGElement
  const originals = [original, ...original.querySelectorAll<SVGElement>('*')]
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  originals.forEach((element, index) => {
    const target = copies[index]
    if (!target) return
    const style = getComputedStyle(element)
    target.removeAttribute('class')
    target.style.cssText = LOOKS.map((look) => `${look}:${style.getPropertyValue(look)}`).join(';')
  })
  copy.querySelectorAll('[data-transient]').forEach((element) => element.remove())
  removeComments(copy)
  copy.removeAttribute('aria-hidden')
  return copy
}

/** The framework's anchors between elements say nothing to a reader of the file. */
function removeComments(root: Node): void {
  for (const child of [...root.childNodes]) {
    if (child.nodeType === Node.COMMENT_NODE) child.remove()
    else removeComments(child)
  }
}

function textAt(
  content: string,
  x: number,
  y: number,
  size: number,
  style: string,
): SVGTextElement {
  const element = document.createElementNS(NAMESPACE, 'text')
  element.setAttribute('x', String(x))
  element.setAttribute('y', String(y))
  element.style.cssText = `font-size:${size}px;${style}`
  element.textContent = content
  return element
}

function place(element: SVGSVGElement, x: number, y: number): SVGSVGElement {
  element.setAttribute('x', String(x))
  element.setAttribute('y', String(y))
  return element
}

/** On the page it is larger where the reader's text is. */
function atUsualSize(plot: SVGSVGElement): SVGSVGElement {
  const { width, height } = plot.viewBox.baseVal
  plot.setAttribute('width', String(width))
  plot.setAttribute('height', String(height))
  return plot
}

/** Words put into lines that are no wider than the chart. */
export function wrapped(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && textWidth(longer, fontSize) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** A token's colour where the plot is. */
function colorOf(plot: SVGSVGElement, token: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(${token})`
  plot.parentElement?.append(probe)
  const color = getComputedStyle(probe).color
  probe.remove()
  return color
}

/** Elements one below the other, and how far down they reach. */
interface Column {
  elements: Element[]
  y: number
}

function addText(column: Column, text: string, size: number, width: number, look: string): void {
  for (const line of wrapped(text, width, size)) {
    column.elements.push(textAt(line, MARGIN, column.y, size, look))
    column.y += LINE_HEIGHT
  }
}

function addLegend(column: Column, legend: SvgExport['legend'], width: number, look: string): void {
  let x = MARGIN
  for (const { swatch, label } of legend) {
    const entryWidth = SWATCH_WIDTH + textWidth(label, TEXT_SIZE)
    if (x > MARGIN && x + entryWidth > MARGIN + width) {
      x = MARGIN
      column.y += LINE_HEIGHT
    }
    column.elements.push(place(resolved(swatch), x, column.y - SWATCH_RISE))
    column.elements.push(textAt(label, x + SWATCH_WIDTH, column.y, TEXT_SIZE, look))
    x += entryWidth + LEGEND_GAP
  }
  if (legend.length > 0) column.y += LINE_HEIGHT
}

function sheet(width: number, height: number, title: string, paper: string): SVGSVGElement {
  const root = document.createElementNS(NAMESPACE, 'svg')
  root.setAttribute('width', String(width))
  root.setAttribute('height', String(height))
  root.setAttribute('viewBox', `0 0 ${width} ${height}`)
  root.setAttribute('role', 'img')
  const name = document.createElementNS(NAMESPACE, 'title')
  name.textContent = title
  const ground = document.createElementNS(NAMESPACE, 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', paper)
  root.append(name, ground)
  return root
}

/**
 * Paper is light, whatever the theme of the page. The tokens are resolved on the root, so the root has the light theme
 * for as long as they are read; nothing is painted in between.
 */
function inLight<Result>(read: () => Result): Result {
  const { dataset } = document.documentElement
  const before = dataset.theme
  dataset.theme = 'light'
  try {
    return read()
  } finally {
    if (before === undefined) delete dataset.theme
    else dataset.theme = before
  }
}

export const standaloneSvg = (chart: SvgExport): string => inLight(() => drawn(chart))

function drawn({ plot, legend, title, description, source }: SvgExport): string {
  const { width, height: plotHeight } = plot.viewBox.baseVal
  const quiet = `fill:${colorOf(plot, '--ink-soft')}`
  const column: Column = { elements: [], y: MARGIN + TITLE_SIZE }
  addText(column, title, TITLE_SIZE, width, `font-weight:600;fill:${colorOf(plot, '--ink')}`)
  addText(column, description, TEXT_SIZE, width, quiet)
  addLegend(column, legend, width, quiet)

  const plotTop = column.y - TEXT_SIZE
  column.y = plotTop + plotHeight + MARGIN + TEXT_SIZE
  addText(column, source, SOURCE_SIZE, width, `fill:${colorOf(plot, '--ink-faint')}`)
  const height = column.y - LINE_HEIGHT + MARGIN
  const root = sheet(width + 2 * MARGIN, height, title, colorOf(plot, '--paper'))
  root.style.fontFamily = getComputedStyle(plot).fontFamily
  root.append(...column.elements, place(atUsualSize(resolved(plot)), MARGIN, plotTop))
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`
}
