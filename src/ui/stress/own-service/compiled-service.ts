/** Makes of a module of TypeScript or JavaScript what a worker is started with. Lines stay where they are. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { transform } from 'sucrase'
import { errorText } from '../../../core/error-text'
import { SERVICE_DIGEST_LENGTH } from '../../../core/own-service'
import type { Refused } from '../../../scenario/problems'
import { unreadableService } from '../../../scenario/service-problems'
import type { PayingService } from '../../lab/paying-service'

export type CompiledService = Omit<PayingService, 'functions' | 'checksLeftOut'>

/** Types are left out and not checked. */
export function compiledService(
  name: string,
  text: string,
): { ok: true; service: CompiledService } | Refused {
  try {
    const { code } = transform(text, {
      transforms: ['typescript', 'imports'],
      disableESTransforms: true,
      preserveDynamicImport: true,
    })
    return { ok: true, service: { name, text, code, digest: digestOf(text) } }
  } catch (error) {
    return unreadableService(name, errorText(error))
  }
}

/** As the command line names a version of a file. */
const digestOf = (text: string): string =>
  bytesToHex(sha256(utf8ToBytes(text))).slice(0, SERVICE_DIGEST_LENGTH)
