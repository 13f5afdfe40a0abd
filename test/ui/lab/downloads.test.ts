/** What the page adds to a file of a run. */
import { expect, it } from 'vitest'
import { namingService } from '../../../src/ui/lab/downloads'
import { payingService } from '../../support/paying-service'

it('a report names the service that paid, as the command line does, and has none of its code', () => {
  const service = payingService('new-key-each-hour')
  const report = new TextEncoder().encode('{"digest":"ab"}')
  const { name, digest } = service
  expect(JSON.parse(namingService(report, service))).toEqual({
    digest: 'ab',
    service: {
      ...{ name, digest },
      ...{ functions: ['sendPayout'], checksLeftOut: ['pauses_have_a_cause'] },
    },
  })
})
