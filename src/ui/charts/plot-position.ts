/** Moving through the values of a plot by keyboard: columns along the axis, rows where a plot has several. */

export interface PlotPosition {
  row: number
  column: number
}

export interface PlotSize {
  rows: number
  columns: number
}

const LEAP_SHARE = 10 // Page Up and Page Down cross a plot in about ten steps

function clamp({ row, column }: PlotPosition, { rows, columns }: PlotSize): PlotPosition {
  return {
    row: Math.max(0, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  }
}

/** Where the key leads; `null` when it is no key of the plot. The first arrow enters at the end it comes from. */
export function moveByKey(
  key: string,
  from: PlotPosition | null,
  size: PlotSize,
): PlotPosition | null {
  if (size.columns === 0 || size.rows === 0) return null
  const { row, column } = from ?? { row: 0, column: key === 'ArrowLeft' ? size.columns : -1 }
  const leap = Math.max(1, Math.round(size.columns / LEAP_SHARE))
  switch (key) {
    case 'ArrowRight':
      return clamp({ row, column: column + 1 }, size)
    case 'ArrowLeft':
      return clamp({ row, column: column - 1 }, size)
    case 'PageDown':
      return clamp({ row, column: column + leap }, size)
    case 'PageUp':
      return clamp({ row, column: column - leap }, size)
    case 'Home':
      return clamp({ row, column: 0 }, size)
    case 'End':
      return clamp({ row, column: size.columns - 1 }, size)
    case 'ArrowDown':
      return size.rows > 1 ? clamp({ row: from ? row + 1 : 0, column }, size) : null
    case 'ArrowUp':
      return size.rows > 1 ? clamp({ row: from ? row - 1 : size.rows - 1, column }, size) : null
    default:
      return null
  }
}
