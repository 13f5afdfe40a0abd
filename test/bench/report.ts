/** Named figures as `npm run bench` prints them: as one JSON object, or as a table with what each should reach. */
import { aimOf, aimText, isMet, type Aim } from './aims'

/** `null` where this machine cannot measure it. */
export type Figures = Readonly<Record<string, number | string | null>>

interface MeasuredAim {
  aim: Aim
  /** `null` where the figure is. */
  isMet: boolean | null
}

function aimsOf(figures: Figures): Record<string, MeasuredAim> {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) => {
      const aim = aimOf(name)
      if (!aim) return []
      return [[name, { aim, isMet: typeof value === 'number' ? isMet(aim, value) : null }]]
    }),
  )
}

/** What was measured, and how: `conditions` are the machine and the sizes. */
export const reportAsJson = (
  figures: Figures,
  conditions: Readonly<Record<string, unknown>>,
): string =>
  JSON.stringify(
    {
      ...figures,
      aims: Object.fromEntries(
        Object.entries(aimsOf(figures)).map(([name, { aim, ...met }]) => [
          name,
          { ...aim, ...met },
        ]),
      ),
      ...conditions,
    },
    null,
    2,
  )

export function reportAsTable(figures: Figures): string {
  const aims = aimsOf(figures)
  const rows = Object.entries(figures).map(([name, value]) => {
    const measured = aims[name]
    return [
      name,
      String(value ?? 'not measured'),
      measured ? aimText(measured.aim) : '',
      measured && measured.isMet !== null ? (measured.isMet ? 'yes' : 'no') : '',
    ]
  })
  return aligned([['Figure', 'Value', 'Aim', 'Met'], ...rows])
}

function aligned(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
