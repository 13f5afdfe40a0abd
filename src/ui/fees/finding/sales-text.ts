/** In words, by how much sales would have to change for a margin to be that of another fee. */
import type { Interval, SalesChange, SalesToMakeUp } from '../../../../workers/sweep-contract'
import { roughEstimate } from '../../../core/rough-estimate'
import { plainSentence, plainText, type Sentence } from '../../figures/sentence-pieces'
import { formatRoundedMoney } from '../../format'
import { m } from '../../paraglide/messages.js'
import type { ComparedFees, FeeFacts } from './fee-facts'
import { endsText } from '../../words/intervals'
import { perWords } from '../period'
import { signedRoundedMoney } from '../../words/estimates'

/** Of a part of sales, two digits say enough: `0.92%`, `4.3%`, `137%`. */
const DIGITS = 2
/** Of what is kept of them, all are known. */
const DIGITS_KEPT = 3

const percentText = (share: number, digits = DIGITS): string => {
  const percent = Math.abs(share) * 100
  return `${percent >= 100 ? Math.round(percent) : Number(percent.toPrecision(digits))}%`
}

/**
 * About a difference that has just been said. `null` where there is nothing to make up for, or where sales themselves
 * differ.
 */
export function salesSentence(found: SalesToMakeUp | null, per: string): Sentence | null {
  switch (found?.kind) {
    case undefined:
    case 'same':
      return null
    case 'none-kept':
      return plainText(m.sales_none_kept())
    case 'chance':
      return plainText(found.salesCents.n < 2 ? m.sales_one_seed() : m.sales_chance())
    case 'rise':
      return m.sales_rise.parts(changeWords(found, per))
    case 'fall':
      return isBeyond(found.shareOfAll)
        ? plainText(m.sales_fall_beyond({ kept: percentText(found.keptShare, DIGITS_KEPT) }))
        : m.sales_fall.parts(changeWords(found, per))
  }
}

/** The same in plain words, with what an amount of sales does not count. */
export function salesText(found: SalesToMakeUp | null, per: string): string | null {
  const sentence = salesSentence(found, per)
  if (!sentence) return null
  const text = plainSentence(sentence)
  return found?.kind === 'rise' || found?.kind === 'fall'
    ? `${text} ${m.sales_not_counted()}`
    : text
}

/** More cannot be lost than there is. */
const isBeyond = ({ value }: Interval): boolean => value <= -1

function changeWords(change: SalesChange, per: string) {
  const { value, low, high } = roughEstimate(change.salesCents)
  const [least, most] = value < 0 ? [high, low] : [low, high]
  const within = endsText({ low: least && Math.abs(least), high: most && Math.abs(most) })
  return {
    amount: formatRoundedMoney(Math.abs(value)),
    per,
    within: within === '' ? '' : m.sales_within({ within }),
    kept: percentText(change.keptShare, DIGITS_KEPT),
    shares: sharesText(change),
  }
}

function sharesText({ shareOfAll, shareOfTakers }: SalesChange): string {
  const all = percentText(shareOfAll.value)
  if (!shareOfTakers) return m.sales_of_all({ all })
  return isBeyond(shareOfTakers)
    ? m.sales_of_all_takers({ all })
    : m.sales_of_all_and_takers({ all, takers: percentText(shareOfTakers.value) })
}

/** Two fees in one sentence, and what sales would make up for the difference; nothing where they earn the same. */
export function makeUpSentences({
  compared,
  axis,
  period,
}: Pick<FeeFacts, 'compared' | 'axis' | 'period'>): Sentence[] {
  const sales = compared && salesSentence(compared.sales, perWords(period))
  return compared && sales ? [differenceSentence(compared, axis, perWords(period)), sales] : []
}

function differenceSentence(
  { fee, other, isOtherOfRun, difference }: ComparedFees,
  axis: FeeFacts['axis'],
  per: string,
): Sentence {
  const words = {
    fee: axis.write(fee),
    other: isOtherOfRun ? m.sales_fee_of_run({ fee: axis.write(other) }) : axis.write(other),
    amount: formatRoundedMoney(Math.abs(difference.value)),
    per,
  }
  return plainText(
    difference.value < 0 ? m.sales_compared_less(words) : m.sales_compared_more(words),
  )
}

interface SalesCell {
  amount: string
  /** `''` where there is none. */
  share: string
}

const wordCell = (amount: string): SalesCell => ({ amount, share: '' })

/** In a table, beside the difference that it is of: its interval is as wide, in proportion, and tables have no room for both. */
export function salesCell(found: SalesToMakeUp | null): SalesCell {
  switch (found?.kind) {
    case undefined:
    case 'same':
      return wordCell('')
    case 'none-kept':
      return wordCell(m.sales_cell_none())
    case 'chance':
      return wordCell(m.sales_cell_chance())
    case 'rise':
    case 'fall': {
      const all = `${found.kind === 'rise' ? '+' : '−'}${percentText(found.shareOfAll.value)}`
      return {
        amount: signedRoundedMoney(roughEstimate(found.salesCents).value),
        share: isBeyond(found.shareOfAll) ? m.sales_cell_beyond() : m.sales_cell_share({ all }),
      }
    }
  }
}
