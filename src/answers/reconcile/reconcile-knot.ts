import type { Day } from '../../engine/engine.ts'
import type { Loose } from '../../engine/reconcile.ts'
import type { Finding } from '../../findings/finding.ts'
import { counted } from '../../findings/wording.ts'
import { perMonth } from '../../models/business/bridge.ts'
import { formatDecimal, readDecimal } from '../../money/decimal.ts'
import type { Language } from '../../standard/types.ts'
import { dayOfInstant, formatDay } from '../../time/calendar.ts'
import { zoneOffsets } from '../../time/zone.ts'
import type { AnswerContext, AnswerRow, AnswerTable } from '../answer.ts'
import { moneyFindings } from '../money/money-findings.ts'
import { wordMoney } from '../numbers/number-words.ts'
import { levelQuestion, type ReconcileAsked } from './reconcile-asked.ts'
import { knotColumns } from './reconcile-columns.ts'
import { hasKnot, looseAt } from './reconcile-levels.ts'
import { formatRef } from '../refs/ref.ts'
import type { MoneyOf } from '../money/revenue-columns.ts'

/** One end that hangs loose, with what it is worth in a year. */
interface LooseEnd extends Loose {
  readonly day: Day | null
  readonly days: number | null
  readonly money: bigint | null
}

const sideWords = {
  won: { en: 'won, not paid', fr: 'gagné, non payé' },
  paid: { en: 'paid, not won', fr: 'payé, non gagné' },
}

/**
 * What lies between the two sides of the bowtie: journeys won without a subscription, and
 * subscriptions that pay without a journey won. What happened within the last `grace` days may only
 * be waiting for the other side.
 */
export async function reconcileKnot(
  { engine, lang }: AnswerContext,
  asked: ReconcileAsked,
  grace: number,
): Promise<AnswerTable> {
  const { catalog } = engine
  const { until, profile } = asked
  const question = levelQuestion(asked, profile.policies, { asOf: until, interval: 'month' })
  const [loose, held, leftOut] = await Promise.all([
    looseAt(engine, asked, until),
    asked.isMapped
      ? engine.held({ ...question, grain: 'subscription', limit: null, offset: 0 })
      : [],
    asked.isMapped ? engine.leftOut(question) : [],
  ])
  const pays = new Map(held.map(({ unit, amount }) => [unit, readDecimal(amount)]))
  const offsets = zoneOffsets(catalog.timezone)
  const ends = loose
    .map((each): LooseEnd => {
      const day = each.at === null ? null : dayOfInstant(each.at, offsets)
      const amount = each.amount === null ? null : readDecimal(each.amount)
      const money = each.side === 'won' ? amount : (pays.get(each.subscription ?? '') ?? null)
      return { ...each, day, days: day === null ? null : until - day, money }
    })
    .filter(({ side, money }) => side === 'won' || money !== null)
    .filter(({ day }) => asked.from === null || (day !== null && day >= asked.from))
  const waiting = ends.filter(({ days }) => days !== null && days < grace)
  const shown = ends.filter((each) => !waiting.includes(each)).toSorted(inOrder)
  const told = (scaled: bigint): string =>
    formatDecimal(asked.per === 'month' ? perMonth(scaled) : scaled, catalog.currency)
  const sides = (['won', 'paid'] as const).map((side) => {
    const own = shown.filter((each) => each.side === side)
    return { count: own.length, money: own.reduce((sum, { money }) => sum + (money ?? 0n), 0n) }
  })
  const [won, paid] = sides
  const words = (scaled: bigint): string => wordMoney(Number(told(scaled)), catalog.currency, lang)
  return {
    asOf: formatDay(asked.asOf),
    columns: knotColumns(asked.per, lang),
    rows: shown.map((end): AnswerRow => ({
      side: sideWords[end.side][lang],
      account: end.account,
      journey: end.journey,
      subscription: end.subscription,
      since: end.day === null ? null : formatDay(end.day),
      days: end.days,
      amount: end.money === null ? null : told(end.money),
      ref: refOf(end),
    })),
    summary: {
      sentence: hasKnot(catalog)
        ? sentenceOf(
            [won, paid].map((side) => ({ ...(side ?? none), words: words(side?.money ?? 0n) })),
            { waiting: waiting.length, grace, per: asked.per, lang },
          )
        : unknown[lang],
      view: 'knot',
      per: asked.per,
      grace,
      won: won?.count ?? 0,
      won_amount: told(won?.money ?? 0n),
      paid: paid?.count ?? 0,
      paid_amount: told(paid?.money ?? 0n),
      waiting: waiting.length,
    },
    findings: [
      ...(hasKnot(catalog) ? [] : [knotUnknown]),
      ...moneyFindings(catalog, asked, leftOut),
      ...catalog.findings.filter(({ where }) => touched.includes(where)),
      ...byAccount(catalog.tables),
    ],
  }
}

/** What journeys name, and what they are worth. */
const touched = ['journeys.subscription_id', 'journeys.amount', 'journeys.currency']

const none = { count: 0, money: 0n }

const unknown = {
  en: 'What lies between the two sides is not known: it takes entries of commit and the table subscriptions.',
  fr: 'On ne sait pas ce qui sépare les deux côtés\u202f: il y faut des entrées en commit et la table subscriptions.',
}

const knotUnknown: Finding = {
  code: 'knot_unknown',
  severity: 'warning',
  where: 'stage_entries/commit',
  rows: 0,
  params: {},
}

/** Journeys that name no subscription are matched by their account. */
function byAccount(
  tables: readonly { readonly name: string; readonly columns: readonly string[] }[],
): readonly Finding[] {
  const journeys = tables.find(({ name }) => name === 'journeys')
  if (journeys === undefined || journeys.columns.includes('subscription_id')) return []
  const where = 'journeys.subscription_id'
  return [{ code: 'knot_by_account', severity: 'info', where, rows: 0, params: {} }]
}

/** Wins first; the most money first, what is not known last. */
function inOrder(one: LooseEnd, other: LooseEnd): number {
  if (one.side !== other.side) return one.side === 'won' ? -1 : 1
  const [a, b] = [one.money ?? -1n, other.money ?? -1n]
  if (a !== b) return a > b ? -1 : 1
  const [left, right] = [one, other].map(
    ({ journey, subscription }) => `${journey ?? ''}\n${subscription ?? ''}`,
  )
  return (left ?? '') < (right ?? '') ? -1 : 1
}

function refOf({ side, journey, subscription }: LooseEnd): string | null {
  if (side === 'won') return journey === null ? null : formatRef({ kind: 'journey', id: journey })
  if (subscription === null) return null
  const where = { subscription_id: subscription }
  return formatRef({ kind: 'rows', table: 'subscriptions', where })
}

interface KnotWords {
  readonly waiting: number
  readonly grace: number
  readonly per: MoneyOf
  readonly lang: Language
}

function sentenceOf(
  sides: readonly { readonly count: number; readonly words: string }[],
  { waiting, grace, per, lang }: KnotWords,
): string {
  const [won = { count: 0, words: '' }, paid = { count: 0, words: '' }] = sides
  if (lang === 'fr') {
    const of = per === 'year' ? 'par an' : 'par mois'
    const wins = counted(won.count, ['parcours gagné', 'parcours gagnés'], 'fr')
    const payers = counted(paid.count, ['abonnement payant', 'abonnements payants'], 'fr')
    const later =
      waiting === 0
        ? ''
        : ` ${counted(waiting, ['autre a', 'autres ont'], 'fr')} moins de ${counted(grace, ['jour', 'jours'], 'fr')}.`
    return `${wins} sans abonnement (${won.words} ${of}), et ${payers} sans affaire gagnée (${paid.words} ${of}).${later}`
  }
  const of = per === 'year' ? 'a year' : 'a month'
  const wins = counted(won.count, ['won journey has', 'won journeys have'], 'en')
  const payers = counted(paid.count, ['subscription pays', 'subscriptions pay'], 'en')
  const later =
    waiting === 0
      ? ''
      : ` ${counted(waiting, ['more is', 'more are'], 'en')} less than ${counted(grace, ['day', 'days'], 'en')} old.`
  return `${wins} no subscription (${won.words} ${of}), and ${payers} without a win (${paid.words} ${of}).${later}`
}
