import { describe, expect, it } from 'vitest'
import { scenarioSettings } from '../../../src/scenario/setting-list'
import { pathsOf, sectionsOf, titled } from '../../../src/ui/form/layout'

describe('a layout', () => {
  it('has all settings of a group that it names, and those it names by themselves once', () => {
    const fields = [
      () => 'Stripe',
      'processor.costs',
      () => 'PayPal',
      'processor.costs.paypalBasisPoints',
    ]
    const [, stripe, paypal] = sectionsOf(fields)
    const group = scenarioSettings()
      .map(({ path }) => path)
      .filter((path) => path.startsWith('processor.costs.'))
    expect(stripe).toEqual({
      title: 'Stripe',
      paths: group.filter((path) => path !== 'processor.costs.paypalBasisPoints'),
    })
    expect(paypal).toEqual({ title: 'PayPal', paths: ['processor.costs.paypalBasisPoints'] })
    expect(group).toHaveLength(8)
  })

  it('has a group within a group that it names too', () => {
    const paths = pathsOf(['processor.rails.rtp.costs', 'processor.rails.rtp'])
    const group = scenarioSettings().filter(
      ({ path, kind }) => path.startsWith('processor.rails.rtp.') && kind !== 'group',
    )
    expect(paths.toSorted()).toEqual(group.map(({ path }) => path).toSorted())
    expect(paths[0]).toBe('processor.rails.rtp.costs.basisPoints')
  })

  it('gives groups their names', () => {
    const sections = sectionsOf(titled('population.refunds', 'population.chargebacks'))
    expect(sections.map(({ title }) => title)).toEqual([null, 'Refunds', 'Chargebacks'])
  })

  it.each([
    ['policyChanges[1].policy.holdDays', ['policyChanges[1].policy.holdDays']],
    [
      'creators[2].openingBalances[0]',
      ['day', 'amountCents', 'holder'].map((name) => `creators[2].openingBalances[0].${name}`),
    ],
    ['processor.rails.same_day_ach.windows', ['processor.rails.same_day_ach.windows']],
    [
      'population.flexibleSchedules.chosen_weekdays',
      ['weekdays', 'instantBasisPoints'].map(
        (name) => `population.flexibleSchedules.chosen_weekdays.${name}`,
      ),
    ],
  ])('finds at %s %j', (place, paths) => {
    expect(pathsOf([place])).toEqual(paths)
  })

  it('does not take apart what has an input of its own', () => {
    const paths = pathsOf(['creators[0]'])
    expect(paths).toContain('creators[0].schedule')
    expect(paths).toContain('creators[0].openingBalances')
    expect(paths.filter((path) => /schedule\.|openingBalances\[/.test(path))).toEqual([])
  })
})
