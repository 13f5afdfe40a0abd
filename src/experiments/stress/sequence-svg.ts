/**
 * A sequence diagram as a picture that needs nothing else: times on the left, a lane for each
 * participant, light or dark as the reader's system is. The widths of texts are estimated, since
 * nothing here can measure them.
 */
import { lanesInUse, type DiagramStep, type Lane, type SequenceDiagram } from './sequence-diagram'

const LANE_WIDTH_MAX = 190
const LANE_WIDTH_MIN = 124
const TIMES_WIDTH = 72
/** A column of the page, where lanes are not too many for it. */
const WIDTH_MAX = 840
/** From the last line of the title to the first step. */
const HEAD_HEIGHT = 54
const TITLE_LINE_HEIGHT = 20
const LINE_HEIGHT = 16
const STEP_GAP = 18
const FOOT_HEIGHT = 24
/** For the widest font that a system may show; most letters are narrower. */
const LETTER_WIDTH = 7.4
const BOLD_LETTER_WIDTH = 8.8
const TITLE_LETTER_WIDTH = 9.6
const PADDING = 10

const STYLE = `
  svg { --ink: #1c1a15; --soft: #595446; --line: #b9b19c; --paper: #fbf9f4; --card: #f3efe6; --fault: #8a5a00; --harm: #b3261e; }
  @media (prefers-color-scheme: dark) {
    svg { --ink: #eeeadf; --soft: #b9b3a3; --line: #5b5646; --paper: #171612; --card: #2c2a22; --fault: #e0b25e; --harm: #ff8f80; }
  }
  text { font: 13px system-ui, sans-serif; fill: var(--ink); }
  .title { font-size: 15px; font-weight: 600; }
  .lane { font-weight: 600; text-anchor: middle; }
  .time, .day { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
  .middle { text-anchor: middle; }
  .life { stroke: var(--line); stroke-dasharray: 3 4; }
  .paper { fill: var(--paper); }
  .card { fill: var(--card); stroke: var(--line); }
  .fault { fill: var(--fault); }
  .harm { fill: var(--harm); font-weight: 600; }
  .fault-card { fill: var(--paper); stroke: var(--fault); }
  .harm-card { fill: var(--paper); stroke: var(--harm); stroke-width: 2; }
  .arrow { stroke: var(--ink); fill: none; stroke-width: 1.4; }
  .answer { stroke-dasharray: 5 4; }
  .lost { stroke: var(--fault); }
  .head { fill: var(--ink); }`

export function svgOf(diagram: SequenceDiagram): string {
  const picture = new Picture(diagram.title, lanesInUse(diagram))
  for (const step of diagram.steps) picture.add(step)
  return picture.svg()
}

class Picture {
  readonly #lanes: readonly Lane[]
  readonly #parts: string[] = []
  readonly #title: string
  readonly #titleLines: readonly string[]
  readonly #headBottom: number
  readonly #width: number
  readonly #laneWidth: number
  #y: number

  constructor(title: string, lanes: readonly Lane[]) {
    this.#lanes = lanes
    const fitting = Math.floor((WIDTH_MAX - TIMES_WIDTH) / Math.max(1, lanes.length))
    this.#laneWidth = Math.min(LANE_WIDTH_MAX, Math.max(LANE_WIDTH_MIN, fitting))
    this.#width = TIMES_WIDTH + lanes.length * this.#laneWidth
    this.#title = title
    this.#titleLines = wrapped(title, this.#width - 2 * PADDING, TITLE_LETTER_WIDTH)
    this.#headBottom = 2 + this.#titleLines.length * TITLE_LINE_HEIGHT + HEAD_HEIGHT
    this.#y = this.#headBottom
  }

  add(step: DiagramStep): void {
    switch (step.kind) {
      case 'day':
        return this.#day(step.text)
      case 'message':
        return this.#message(step)
      case 'note':
        return this.#note(step)
    }
  }

  svg(): string {
    const width = this.#width
    const height = this.#y + FOOT_HEIGHT
    const lives = this.#lanes.map(({ id, name }) => {
      const x = this.#x(id)
      const half = this.#laneWidth / 2 - PADDING
      return `<line class="life" x1="${x}" y1="${this.#headBottom - 12}" x2="${x}" y2="${height - 8}"/><rect class="card" x="${x - half}" y="${this.#headBottom - 40}" width="${2 * half}" height="28" rx="5"/><text class="lane" x="${x}" y="${this.#headBottom - 21}">${escaped(name)}</text>`
    })
    return `${[
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
      `<title>${escaped(this.#title)}</title>`,
      `<style>${STYLE}\n</style>`,
      `<rect class="paper" width="${width}" height="${height}"/>`,
      ...this.#titleLines.map(
        (line, index) =>
          `<text class="title" x="${PADDING}" y="${2 + (index + 1) * TITLE_LINE_HEIGHT}">${escaped(line)}</text>`,
      ),
      ...lives,
      ...this.#parts,
      '</svg>',
    ].join('\n')}\n`
  }

  #day(text: string): void {
    const y = this.#y + LINE_HEIGHT
    const right = this.#width - PADDING
    this.#parts.push(
      `<text class="day" x="${PADDING}" y="${y}">${escaped(text)}</text>`,
      `<line class="life" x1="${PADDING}" y1="${y + 6}" x2="${right}" y2="${y + 6}"/>`,
    )
    this.#y = y + STEP_GAP
  }

  #message(step: DiagramStep & { kind: 'message' }): void {
    const [from, to] = [this.#x(step.from), this.#x(step.to)]
    const lines = wrapped(step.text, Math.abs(to - from) - 2 * PADDING, LETTER_WIDTH)
    this.#time(step.at)
    this.#text(lines, (from + to) / 2, step.isLost ? 'middle fault' : 'middle')
    const y = this.#y + lines.length * LINE_HEIGHT + 6
    const end = step.isLost ? from + (to - from) * 0.7 : to
    const classes = `arrow${step.isAnswer ? ' answer' : ''}${step.isLost ? ' lost' : ''}`
    this.#parts.push(`<line class="${classes}" x1="${from}" y1="${y}" x2="${end}" y2="${y}"/>`)
    this.#parts.push(step.isLost ? cross(end, y) : arrowHead(end, y, from < to))
    this.#y = y + STEP_GAP
  }

  #note({ lane, text, at, tone }: Omit<DiagramStep & { kind: 'note' }, 'kind'>): void {
    const width = this.#laneWidth - 2 * PADDING
    const letterWidth = tone === 'harm' ? BOLD_LETTER_WIDTH : LETTER_WIDTH
    const lines = wrapped(text, width - PADDING, letterWidth)
    const height = lines.length * LINE_HEIGHT + 12
    const x = this.#x(lane)
    const card = tone === 'plain' ? 'card' : `${tone}-card`
    this.#time(at)
    this.#parts.push(
      `<rect class="${card}" x="${x - width / 2}" y="${this.#y}" width="${width}" height="${height}" rx="4"/>`,
    )
    this.#y += 4
    this.#text(lines, x, tone === 'plain' ? 'middle' : `middle ${tone}`)
    this.#y += height - 4 + STEP_GAP
  }

  #time(at: string): void {
    this.#parts.push(
      `<text class="time" x="${PADDING}" y="${this.#y + LINE_HEIGHT - 2}">${escaped(at)}</text>`,
    )
  }

  #text(lines: readonly string[], x: number, classes: string): void {
    for (const [index, line] of lines.entries()) {
      const y = this.#y + (index + 1) * LINE_HEIGHT - 2
      this.#parts.push(`<text class="${classes}" x="${x}" y="${y}">${escaped(line)}</text>`)
    }
  }

  #x(lane: string): number {
    const index = this.#lanes.findIndex(({ id }) => id === lane)
    return TIMES_WIDTH + (index + 0.5) * this.#laneWidth
  }
}

const cross = (x: number, y: number): string =>
  `<path class="arrow lost" d="M${x - 5} ${y - 5}l10 10m0 -10l-10 10"/>`

function arrowHead(x: number, y: number, isToTheRight: boolean): string {
  const back = isToTheRight ? -8 : 8
  return `<path class="head" d="M${x} ${y}l${back} -4v8z"/>`
}

/** Words in lines of at most this width; a longer word is broken, at a hyphen or an underscore where it has one. */
function wrapped(text: string, width: number, letterWidth: number): string[] {
  const lettersMax = Math.floor(width / letterWidth)
  const lines: string[] = []
  for (const word of text.split(/\s+/).flatMap((whole) => broken(whole, lettersMax))) {
    const longer = `${lines.at(-1)} ${word}`
    if (lines.length > 0 && longer.length <= lettersMax) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function broken(word: string, lettersMax: number): string[] {
  if (word.length <= lettersMax) return [word]
  const start = word.slice(0, lettersMax)
  const joint = Math.max(start.lastIndexOf('-'), start.lastIndexOf('_')) + 1
  const at = joint > 0 ? joint : lettersMax
  return [word.slice(0, at), ...broken(word.slice(at), lettersMax)]
}

const CODES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => CODES[letter]!)
