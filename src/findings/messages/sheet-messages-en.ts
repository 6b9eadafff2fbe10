import { cellLabel } from '../../standard/sheet-cells.ts'
import type { FindingOf } from '../finding.ts'
import type { Messages, SheetCode, Shown, StageName } from '../message.ts'
import { counted, wordNumber, wordPercent } from '../wording.ts'

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** What is not known of a plan's sheet, and what does not fit in it. */
export const sheetsInEnglish: Pick<Messages, SheetCode> = {
  sheet_unmeasured: (f, name) => {
    const cells = f.params.cells.map((cell) => cellLabel(cell, name, 'en'))
    const { because, effect } = reason(f, name)
    return { message: `Not measured: ${list.format(cells)}. ${because}`, effect }
  },
  sheet_incomplete: (f, name) => {
    const cells = f.params.cells.map((cell) => cellLabel(cell, name, 'en'))
    return {
      message: `The sheet${f.where === 'plan' ? '' : ` of ${f.where}`} lacks ${list.format(cells)}.`,
      effect: 'It comes to nothing until they are typed in plan.yaml, set, or measured.',
    }
  },
  sheet_price_of_journeys: () => ({
    message:
      'No subscription tells what a contract costs: the price is the mean amount of the journeys that committed.',
    effect:
      'What discount is in it is not known. Map amount, list_amount and billing_period in subscriptions.',
  }),
  sheet_certain: ({ where, params: { n, all } }, name) => ({
    message: `${all ? 'All' : 'None'} of the ${wordNumber(n, 'en')} that entered ${name(where)} went on.`,
    effect: all
      ? 'That it is never otherwise cannot be known: no range is told, and more of it is impossible.'
      : 'That it never happens cannot be known: no range is told, and nothing before it leads to a win.',
  }),
  sheet_still_rising: ({ where, params: { since, longest, share } }, name) => ({
    message: `Of those who go on from ${name(where)}, ${wordPercent(share, 'en')} did only ${wordNumber(since, 'en')} to ${wordNumber(longest, 'en')} days after entering, the longest that could be followed.`,
    effect:
      'More may come later, and the plan counts none of it. bowline transition tells what would go on eventually, where that can be extrapolated.',
  }),
  sheet_nothing_lost: ({ where, params: { n } }) => ({
    message: `${where === 'gross_retention' ? '' : `${where}: `}${counted(n, ['customer', 'customers'], 'en')} of a year ago: nobody has left since, or pays less.`,
    effect:
      'That nobody ever will cannot be known. No range is told, and the plan loses nothing: type a gross_retention that you believe.',
  }),
  sheet_steps_apart: ({ where, params: { product, measured } }, name) => ({
    message: `From ${name(where)} to the commitment the steps multiply to ${wordPercent(product, 'en')}, and ${wordPercent(measured, 'en')} were won as far as they could be followed.`,
    effect:
      'The plan counts by its steps. They differ where those who go on quickly are others than those who are won, and where the whole way is longer than it can be followed.',
  }),
  sheet_wins_outside: ({ where, rows, params: { wins } }, name) => ({
    message: `${counted(rows, ['commitment', 'commitments'], 'en')} of ${wordNumber(wins, 'en')} never entered ${name(where)}.`,
    effect:
      'They are in no month to come: what enters there does not lead to them. Count them where they begin, as a slice or a motion of their own.',
  }),
  sheet_paid_early: ({ where, rows, params: { waiting } }) => ({
    message: `Of ${wordNumber(waiting, 'en')} that committed and ${waiting === 1 ? 'is' : 'are'} not live yet${where === 'running' ? '' : ` (${where})`}, ${wordNumber(rows, 'en')} ${rows === 1 ? 'pays' : 'pay'} already.`,
    effect:
      'They are in what runs at the start, and do not begin once more when they go live. The same share of what is won from now on runs from its commitment.',
  }),
  sheet_loss_ahead: ({ where, params: { past, ahead } }) => ({
    message: `Of what runs${where === 'running' ? '' : ` (${where})`}, ${wordPercent(ahead, 'en')} will be lost in a year, where ${wordPercent(past, 'en')} was: those who pay now have paid for ${ahead < past ? 'longer' : 'a shorter time'} than those did who paid a year ago.`,
    effect:
      'What runs at the start is lost as customers of its ages were. Gross retention stands as it was measured; where it is changed, both are.',
  }),
  sheet_runs_outside: ({ where, params: { slices, amount, of, currency } }) => ({
    message: `${wordNumber(Math.round(amount), 'en')} ${currency} a year of what runs (${wordPercent(amount / of, 'en')}) is in no sheet: ${slicesNamed(slices)}. A sheet is of what journeys enter, and no journey of these customers does with this ${where}.`,
    effect:
      'Here the plan begins without it; without --by, and in forecast, it is counted. Give the journeys of these customers this dimension, or plan the whole.',
  }),
}

/** At most three by name: `unassigned`, `a, b, c and 2 more`. */
function slicesNamed(slices: readonly string[]): string {
  const named = slices.slice(0, 3).map((slice) => slice || 'without a value')
  const more = slices.length - named.length
  return list.format(more === 0 ? named : [...named, `${wordNumber(more, 'en')} more`])
}

interface Reason {
  readonly because: string
  readonly effect: Shown['effect']
}

function reason({ where, params }: FindingOf<'sheet_unmeasured'>, name: StageName): Reason {
  const typed = 'Until then type it, or it is assumed.'
  switch (params.why) {
    case 'stage':
      return {
        because: `No journey enters ${name(where)}.`,
        effect: `Map entries of ${where} in stage_entries. ${typed}`,
      }
    case 'table':
      return { because: `The table ${where} is not mapped.`, effect: `Map it. ${typed}` }
    case 'few':
      return {
        because: `Too few entered ${name(where)}, or none could be followed long enough.`,
        effect: 'Wait, or ask for a larger slice. Until then type it, or it is assumed.',
      }
    case 'months':
      return {
        because: `No whole month of entries in ${name(where)} is known.`,
        effect: `A month must be over to be counted. ${typed}`,
      }
    case 'young':
      return {
        because: 'Nobody is known who paid a year before the last whole month.',
        effect: `What stays of a year is known after a year. ${typed}`,
      }
    case 'unlinked':
      return {
        because: 'Subscriptions cannot be told apart so: no journey names its subscription.',
        effect: `Map journeys.subscription_id. ${typed}`,
      }
    case 'list':
      return {
        because: 'No signed subscription has its list price.',
        effect: 'The price is what is paid, after all discounts. Map subscriptions.list_amount.',
      }
    case 'nothing':
      return {
        because: 'Nothing was signed whose price for a year is known.',
        effect: `Map subscriptions, or journeys.amount. ${typed}`,
      }
  }
}
