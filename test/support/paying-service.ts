/** Payout services as the page makes them, without a worker. */
import { runInThisContext } from 'node:vm'
import type { PayingService } from '../../src/ui/lab/paying-service'
import { compiledService } from '../../src/ui/stress/own-service/compiled-service'
import type { GivenService } from '../../workers/given-service'
import { readGivenService } from '../../workers/read-given-service'
import { serviceExample, type ServiceExampleName } from '../../workers/service-examples'

/** As a worker that was started with this module has it. */
export function givenServiceOf(name: string, text: string): GivenService {
  const compiled = compiledService(name, text)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const define = runInThisContext(
    `(function define(require,exports){${compiled.service.code}\n})`,
    {
      filename: name,
    },
  ) as GivenService['define']
  return { name, define }
}

export const givenExample = (example: ServiceExampleName): GivenService => {
  const { name, text } = serviceExample(example)
  return givenServiceOf(name, text)
}

export function payingService(example: ServiceExampleName): PayingService {
  const { name, text } = serviceExample(example)
  const compiled = compiledService(name, text)
  const read = readGivenService(givenExample(example))
  if (!compiled.ok || !read.ok) throw new Error(`${name} cannot pay`)
  return { ...compiled.service, ...read.facts }
}
