/** One file of a run at a time: the worker may take seconds to write it, and a second click asks for no second file. */
import { errorText } from '../../core/error-text'
import type { RunFile, RunFileKind } from '../words/downloads'

export class RunDownload {
  readonly #download: (kind: RunFileKind) => Promise<void>
  #underWay = $state<string | null>(null)
  #failure = $state('')

  constructor(download: (kind: RunFileKind) => Promise<void>) {
    this.#download = download
  }

  /** The name of the file that is being written. */
  get underWay(): string | null {
    return this.#underWay
  }

  /** Why the last one failed; empty where it did not. */
  get failure(): string {
    return this.#failure
  }

  /** Resolves to whether the browser has the file. */
  async start({ kind, fileName }: RunFile): Promise<boolean> {
    if (this.#underWay !== null) return false
    this.#underWay = fileName
    this.#failure = ''
    try {
      await this.#download(kind)
      return true
    } catch (error) {
      this.#failure = errorText(error)
      return false
    } finally {
      this.#underWay = null
    }
  }
}
