/**
 * A sequence diagram as data: the participants, and their messages in order of time. Mermaid text
 * is made of it here, and a picture in `sequence-svg.ts`.
 */
export interface Lane {
  id: string
  name: string
}

export type DiagramStep =
  /** A day begins. */
  | { kind: 'day'; text: string }
  | {
      kind: 'message'
      from: string
      to: string
      text: string
      /** Time of day. */
      at: string
      /** An answer goes back; a dashed line. */
      isAnswer: boolean
      /** It does not arrive. */
      isLost: boolean
    }
  | {
      kind: 'note'
      lane: string
      text: string
      at: string
      /** A fault of the world, or the harm that it did. */
      tone: 'plain' | 'fault' | 'harm'
    }

export interface SequenceDiagram {
  title: string
  lanes: readonly Lane[]
  steps: readonly DiagramStep[]
}

/** Only lanes in which something happens. */
export const lanesInUse = ({ lanes, steps }: SequenceDiagram): Lane[] => {
  const used = new Set(steps.flatMap(lanesOf))
  return lanes.filter(({ id }) => used.has(id))
}

function lanesOf(step: DiagramStep): string[] {
  switch (step.kind) {
    case 'day':
      return []
    case 'message':
      return [step.from, step.to]
    case 'note':
      return [step.lane]
  }
}

/** As GitHub and most editors draw it from a block of code. */
export function mermaidOf(diagram: SequenceDiagram): string {
  const lanes = lanesInUse(diagram)
  const all = [lanes[0], lanes.at(-1)].flatMap((lane) => lane?.id ?? [])
  const lines = [
    'sequenceDiagram',
    ...lanes.map(({ id, name }) => `  participant ${id} as ${mermaidText(name)}`),
    ...diagram.steps.map((step) => `  ${mermaidLine(step, [...new Set(all)].join(','))}`),
  ]
  return `${lines.join('\n')}\n`
}

function mermaidLine(step: DiagramStep, allLanes: string): string {
  switch (step.kind) {
    case 'day':
      return `Note over ${allLanes}: ${mermaidText(step.text)}`
    case 'message':
      return `${step.from}${arrowOf(step)}${step.to}: ${mermaidText(`${step.at} ${step.text}`)}`
    case 'note':
      return `Note over ${step.lane}: ${mermaidText(`${step.at} ${step.text}`)}`
  }
}

const arrowOf = ({ isAnswer, isLost }: { isAnswer: boolean; isLost: boolean }): string =>
  `${isAnswer ? '--' : '-'}${isLost ? 'x' : '>>'}`

/** Mermaid ends a line at a semicolon and takes a number sign for the beginning of a code. */
const mermaidText = (text: string): string =>
  text
    .replaceAll('#', '#35;')
    .replaceAll(/(?<!#35);/g, '#59;')
    .replaceAll(/\s+/g, ' ')
