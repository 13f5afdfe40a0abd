import { transfer } from 'comlink'
import type { Download, DownloadKind } from './contract'
import { LabServer } from './lab-server'

/** Hands the bytes of a download over instead of copying them. */
export class TransferringLabServer extends LabServer {
  override async download(kind: DownloadKind): Promise<Download> {
    const download = await super.download(kind)
    return transfer(download, [download.content.buffer])
  }

  override async ledgerFile(bytesMax: number): Promise<Uint8Array | null> {
    const file = await super.ledgerFile(bytesMax)
    return file && transfer(file, [file.buffer])
  }
}
