/** Rows of one table that are written with the commit of their steps, or before somebody reads the table. */
export interface WaitingRows {
  readonly table: string
  write(): void
  /** Drops what waits, with the steps that it is of. */
  forget(): void
}
