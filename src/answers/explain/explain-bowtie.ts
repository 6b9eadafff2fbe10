import type { Event, FactsQuestion, Page, Passage, View } from '../../engine/engine.ts'
import { formatDay, SECONDS_PER_DAY } from '../../time/calendar.ts'
import { formatInstant } from '../../time/stamp.ts'
import { zoneOffsets, type ZoneOffset } from '../../time/zone.ts'
import type { AnswerContext, AnswerRow } from '../answer.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import { countOutcomes, explainedHeadline } from './explained-headline.ts'
import { explainCounted } from './explain-counted.ts'
import { CallError } from '../call-error.ts'
import { column, dimensionColumn } from '../columns.ts'
import type { Explained, Paging } from './explained.ts'
import { suggestName } from '../input/suggest-name.ts'
import { checkDimension } from '../input/normalize.ts'
import { formatRef, type BowtieRef } from '../refs/ref.ts'

const fixed = [
  column('journey_id', 'text', { en: 'journey', fr: 'parcours' }),
  column('account_id', 'text', { en: 'account', fr: 'compte' }),
  column('stage', 'text', { en: 'stage', fr: 'étape' }),
  column('outcome', 'text', { en: 'outcome', fr: 'issue' }),
  column('entered_at', 'instant', { en: 'entered', fr: 'entrée' }),
  column('ended_at', 'instant', { en: 'ended', fr: 'fin' }),
  column('days', 'days', { en: 'days', fr: 'jours' }),
  column('reason', 'text', { en: 'reason', fr: 'raison' }),
  column('amount', 'money', { en: 'amount', fr: 'montant' }),
]
const refColumn = column('ref', 'ref', { en: 'ref', fr: 'réf.' })

/** The passages behind a row of the bowtie; in the period view, each event of one. */
export async function explainBowtie(
  { engine, lang }: AnswerContext,
  ref: BowtieRef,
  paging: Paging,
): Promise<Explained> {
  const { catalog } = engine
  const counted = catalog.counted.find(({ id }) => id === ref.stage)
  if (counted !== undefined) {
    for (const { dimension } of ref.where) checkDimension(catalog, dimension)
    return explainCounted({ engine, lang }, ref, counted, paging)
  }
  const stages = [...catalog.stages, ...catalog.counted].map(({ id }) => id)
  const mapped = catalog.stages.find(({ id }) => id === ref.stage)
  if (mapped === undefined) {
    throw new CallError('not_found', `unknown stage: ${ref.stage}`, suggestName(ref.stage, stages))
  }
  for (const { dimension } of ref.where) checkDimension(catalog, dimension)
  const by = catalog.dimensions.map(({ name }) => name)
  const { view, from, to, where, stage } = ref
  const asOf = ref.asOf ?? catalog.asOf
  const question: FactsQuestion = {
    stage,
    view,
    asOf,
    path: null,
    knownBefore: ref.knownNow ? null : ref.asOf,
    from,
    to,
    where,
    by,
    interval: null,
    scope: [],
    ages: false,
    events: eventsOf(ref),
    ...paging,
  }
  const ask = (page: Paging): Promise<Page<Passage>> => engine.facts({ ...question, ...page })
  const { items, total } = await (ref.undated ? undatedPage(ask, view, paging) : ask(paging))
  const own = fixed.map((make) => make(lang))
  const taken = [...own.map(({ name }) => name), 'ref']
  const dimensions = by.map((name) => dimensionColumn(name, taken))
  const offsets = zoneOffsets(catalog.timezone)
  return {
    asOf: formatDay(asOf),
    columns: [...own, ...dimensions, refColumn(lang)],
    rows: items.map((passage) => {
      const values = dimensions.map(({ name }, index) => [name, passage.by[index] ?? null])
      return passageRow(passage, Object.fromEntries(values) as AnswerRow, offsets)
    }),
    findings: asOfFindings(catalog, { asOf }),
    total,
    headline: explainedHeadline({
      ref,
      asOf,
      total,
      label: mapped.label,
      outcomes: await countOutcomes(engine, question, ref.undated),
      lang,
    }),
    about: { label: mapped.label[lang] },
  }
}

function eventsOf({ view, outcome }: BowtieRef): readonly Event[] {
  if (outcome === 'lost' && view !== 'stock') return ['lost']
  if (outcome === 'gone_on' && view !== 'stock') return ['next', 'skipped']
  if (outcome === 'open' && view !== 'period') return ['open']
  if (outcome === 'entered') {
    if (view === 'period') return ['entered']
    if (view === 'cohort') return []
  }
  if (outcome === null) return view === 'stock' ? ['open'] : []
  throw new CallError(
    'bad_ref',
    `the ${view} view lists no passages of this outcome: ${outcome}`,
    'take the ref of the row without its outcome, or ask for what is open with view stock',
  )
}

const CHUNK = 10_000

/** Those that carry no date: they come first in the engine's order. */
async function undatedPage(
  ask: (page: Paging) => Promise<Page<Passage>>,
  view: View,
  { limit, offset }: Paging,
): Promise<Page<Passage>> {
  const found: Passage[] = []
  for (let passed = 0; ; passed += CHUNK) {
    const { items, total } = await ask({ limit: CHUNK, offset: passed })
    found.push(...items.filter((passage) => isUndated(passage, view)))
    if (passed + items.length >= total || items.at(-1)?.entered !== null) break
  }
  return { items: found.slice(offset, offset + limit), total: found.length }
}

function isUndated({ entered, ended, event }: Passage, view: View): boolean {
  if (entered !== null) return false
  return view !== 'period' || event === 'entered' || ended === null
}

function passageRow(
  passage: Passage,
  dimensions: AnswerRow,
  offsets: readonly ZoneOffset[],
): AnswerRow {
  const { journey, account, stage, event, entered, ended, reason, amount } = passage
  return {
    journey_id: journey,
    account_id: account,
    stage,
    outcome: event,
    entered_at: entered === null ? null : formatInstant(entered, offsets),
    ended_at: ended === null ? null : formatInstant(ended, offsets),
    days: entered === null || ended === null ? null : (ended - entered) / SECONDS_PER_DAY,
    reason,
    amount,
    ...dimensions,
    ref: formatRef({ kind: 'journey', id: journey }),
  }
}
