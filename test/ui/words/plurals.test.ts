/** One is never many: a message that counts something has a form for one. */
import { describe, expect, it } from 'vitest'
import messages from '../../../messages/en.json'
import { m } from '../../../src/ui/paraglide/messages.js'
import { meanOfCreators, meanOfInstantPayouts } from '../../../src/ui/words/mean-counts'
import {
  numberOfCreators,
  numberOfDays,
  numberOfRows,
  numberOfSales,
} from '../../../src/ui/words/counts'

const COUNTED =
  /\{\w+\} (?!of )(\w+ )?(sales|creators|payouts|days|rows|runs|seeds|settings|problems|jobs|files|columns|payments|weeks|months)\b/

/** Whose number is never one, and why. */
const ALWAYS_MANY: Record<string, string> = {
  chart_part_of: 'a week has seven days, and a month more',
  seeds_spread: 'a spread has two seeds or more',
  seeds_spread_wide: 'a spread has two seeds or more',
  seeds_same: 'the same seeds are two or more',
  seeds_progress: 'the same number of seeds is run each time',
  compare_grounds: 'an interval has two seeds or more',
  fees_expect_best_within: 'the interval of a best fee has five seeds or more',
  fees_expect_best_unsure_why: 'the interval of a best fee has five seeds or more',
  compare_answer_none: 'an interval has two seeds or more',
  compare_grounds_every_seed: 'the same seeds are two or more',
  compare_interval: 'an interval has two seeds or more',
  validity_note: 'the same number of seeds is run each time',
  validity_run: 'the same number of seeds is run each time',
  validity_running: 'the same number of seeds is run each time',
  fees_expect_takers: 'of fewer than thirty another sentence says so',
  fees_earn: 'an interval has two seeds or more',
  fees_lose: 'an interval has two seeds or more',
  fees_method_mean: 'an interval has two seeds or more',
  fees_method_seeds: 'such an interval has five seeds or more',
  fees_rests_on_seed: 'one of the seeds is one of several',
  interval_narrow: 'an interval takes more than eight seeds, or is not said to be narrow',
  interval_narrow_many: 'the most seeds are 200',
  compare_note_narrow: 'an interval takes more than eight seeds, or is not said to be narrow',
  fees_settle: 'to tell takes five seeds or more',
  fees_settle_many: 'to tell takes five seeds or more',
  fees_so_far_seeds: 'a part of the seeds is a part of several',
  fees_row_so_far: 'a part of the seeds is a part of several',
  memo_cannot_tell_part: 'a part of the seeds is a part of several',
  memo_seeds_so_far: 'a part of the seeds is a part of several',
  fee_goal_so_far: 'a part of the seeds is a part of several',
  fee_matters_so_far: 'a part of the seeds is a part of several',
  fee_matters_sentence_few: 'to tell takes five seeds or more',
  memo_sensitivity_few: 'to tell takes five seeds or more',
  fees_method_few: 'one seed has words of its own',
  fees_curve_description: 'a band has two seeds or more',
  chart_span_days: 'a span of days',
  import_first_columns: 'more columns than are shown',
  import_columns_bounded: 'more columns than are shown',
  shelf_all: 'more runs than are shown',
  sample_strip: 'a sample has a hundred creators or more',
  sample_headline: 'a sample has a hundred creators or more',
  sample_summary: 'a sample has a hundred creators or more',
  compare_note_seed_violations: 'other seeds are several',
  compare_note_sample: 'a sample has a hundred creators or more',
  file_sample_strip: 'the sellers of a marketplace',
  file_sample_summary: 'the sellers of a marketplace',
  file_sample_uneven: 'the largest are two at least',
  fees_file_sample: 'the sellers of a marketplace',
  compare_note_file_sample: 'the sellers of a marketplace',
  fees_method_sellers: 'one seed has words of its own',
  shelf_left: 'a bound of the shelf',
  query_rows_cut: 'an answer is cut after ten thousand rows',
  fee_tier_sales: 'the days whose sales count are thirty',
  fees_sample: 'a sample has a hundred creators or more',
  summary_sampled_creators: 'a sample has a hundred creators or more',
  own_check_closes_days: 'at least a month is kept in full',
  detail_kept: 'at least a month is kept in full',
  payouts_now_stuck: 'a bound of the rules',
  setting_schedule_share: 'creators on a schedule, of whom a share is meant',
}

describe('plurals', () => {
  it('are in every message that counts', () => {
    const plain = Object.entries(messages).filter(
      ([, text]) => typeof text === 'string' && COUNTED.test(text),
    )
    expect(plain.map(([key]) => key).filter((key) => !(key in ALWAYS_MANY))).toEqual([])
  })

  it.each([
    [numberOfDays, '1 day', '2 days'],
    [numberOfSales, '1 sale', '1,200 sales'],
    [numberOfCreators, '1 creator', '0 creators'],
    [numberOfRows, '1 row', '12 rows'],
  ])('%o', (words, one, many) => {
    expect(words(1)).toBe(one)
    expect(words(Number(many.replace(/\D/g, '')))).toBe(many)
  })

  it.each([
    [meanOfCreators, 1, '1 creator'],
    [meanOfCreators, 1.04, '1 creator'],
    [meanOfInstantPayouts, 0.98, '1 instant payout'],
    [meanOfInstantPayouts, 0.04, '0.04 instant payouts'],
  ])('of means, as they are read: %o of %f', (words, mean, said) => {
    expect(words(mean)).toBe(said)
  })

  it('of two things that are counted in one sentence', () => {
    const summary = { from: '1 Sep 2026', to: '1 Sep 2026', total: '$12.00' }
    const given = { ...summary, sales: numberOfSales(1), creators: numberOfCreators(1) }
    expect(m.import_summary(given)).toBe(
      '1 sale by 1 creator, 1 Sep 2026 to 1 Sep 2026, $12.00 in total.',
    )
  })

  it.each([
    [m.shelf_other_scenario({ count: 1 }), 'Another scenario (one setting differs)'],
    [m.status_rate({ count: 1, countText: '1' }), '1 payout a second'],
    [
      m.summary_timing({ count: 1, launches: '1', times: '20' }),
      '1 launch a year, 20 times the usual sales; more sales on some weekdays',
    ],
  ])('%s', (said, expected) => expect(said).toBe(expected))
})
