import type { Day, Engine, Passage, Question, Slice } from '../../engine/engine.ts'
import { counted, wordNumber } from '../../findings/wording.ts'
import type { AccountValued } from '../../engine/valued.ts'
import {
  checkScores,
  learn,
  scoreOf,
  type LoopModel,
  type Score,
} from '../../models/math/loop-score.ts'
import { wholeAge } from '../../models/math/worth.ts'
import { sliceKey } from '../../models/data/slices.ts'
import type { Language, Text } from '../../standard/types.ts'
import { dayOfInstant, formatDay } from '../../time/calendar.ts'
import { zoneOffsets } from '../../time/zone.ts'
import type { AnswerContext, AnswerRow, AnswerTable } from '../answer.ts'
import type { Paging } from '../explain/explained.ts'
import type { LoopFacts } from './loop-asked.ts'
import { scoreColumns } from './loop-columns.ts'
import { scoreFindings } from './loop-findings.ts'
import { chanceWords, goodWords, whyWords } from './loop-words.ts'
import { formatRef } from '../refs/ref.ts'
import { questionOf } from '../input/normalize.ts'

/** Rows are fetched in pages of so many. */
const PAGE = 20_000

const kinds = {
  journey: { en: 'open journey', fr: 'parcours en cours' },
  account: { en: 'new customer', fr: 'nouveau client' },
} as const satisfies Readonly<Record<string, Text>>

interface Scorable {
  readonly kind: keyof typeof kinds
  readonly id: string
  readonly account: string | null
  readonly stage: string | null
  readonly since: Day | null
  readonly by: Slice
}

/** What is open on the left, and who pays for less than the months: the most promising first. */
export async function loopScores(
  { engine, lang }: AnswerContext,
  facts: LoopFacts,
  { limit, offset }: Paging,
): Promise<AnswerTable> {
  const { loop, money, valued, hasImpacts } = facts
  const usable = hasImpacts || loop.target !== 'impact' ? valued : []
  const model = learn(usable, loop)
  const check = model === null ? null : checkScores(usable, loop)
  const { rows, total } =
    model === null
      ? { rows: [], total: 0 }
      : await scored(engine, facts, { model, limit, offset, lang })
  return {
    asOf: formatDay(money.asOf),
    columns: scoreColumns(loop, lang),
    rows,
    summary: {
      sentence: sentenceOf({ total, shown: rows.length, offset, model }, facts, lang),
      view: 'scores',
      target: loop.target,
      months: loop.months,
      total,
      shown: rows.length,
      offset,
      average: model === null ? null : model.good / model.customers,
      best_from: model?.least ?? null,
      ranked: check?.ranked ?? null,
    },
    findings: scoreFindings(engine.catalog, facts, { model, check }),
  }
}

interface Asked extends Paging {
  readonly model: LoopModel
  readonly lang: Language
}

async function scored(engine: Engine, facts: LoopFacts, { model, limit, offset, lang }: Asked) {
  const scores = new Map<string, Score>()
  const scoreBy = (by: Slice): Score => {
    const known = scores.get(sliceKey(by)) ?? scoreOf(model, by, facts.loop)
    scores.set(sliceKey(by), known)
    return known
  }
  // Scores depend on attributes alone: first which of these are asked for, then who has them.
  const sizes = await sizesOf(engine, facts)
  const inOrder = sizes.toSorted((a, b) => scoreBy(b.by).chance - scoreBy(a.by).chance)
  const total = sizes.reduce((sum, { count }) => sum + count, 0)
  const needed: Slice[] = []
  let [held, least] = [0, 1]
  for (const { by, count } of inOrder) {
    const { chance } = scoreBy(by)
    if (held >= offset + limit && chance < least) break
    needed.push(by)
    held += count
    least = chance
  }
  const found = await scorable(engine, facts, needed)
  const stages = new Map(engine.catalog.stages.map(({ id, label }) => [id, label[lang]]))
  const rows = found
    .toSorted(
      (a, b) =>
        scoreBy(b.by).chance - scoreBy(a.by).chance || byText(a.kind, b.kind) || byText(a.id, b.id),
    )
    .slice(offset, offset + limit)
    .map((each): AnswerRow => {
      const { chance, lift, reasons } = scoreBy(each.by)
      return {
        kind: kinds[each.kind][lang],
        id: each.id,
        account: each.account,
        stage: each.stage === null ? null : (stages.get(each.stage) ?? each.stage),
        since: each.since === null ? null : formatDay(each.since),
        score: chance,
        lift,
        why: whyWords(reasons, lang),
        ref: refOf(each, facts),
      }
    })
  return { rows, total }
}

interface Sized {
  readonly by: Slice
  readonly count: number
}

/** How many there are to score, by their attributes. */
async function sizesOf(engine: Engine, facts: LoopFacts): Promise<readonly Sized[]> {
  const open = await Promise.all(
    leftStages(engine).map((stage) => engine.counts({ ...openIn(facts), stage })),
  )
  const sums = new Map<string, { by: Slice; count: number }>()
  for (const { by, count } of [...open.flat(), ...facts.valued.filter(isNew(facts))]) {
    const sum = sums.get(sliceKey(by)) ?? { by, count: 0 }
    sum.count += count
    sums.set(sliceKey(by), sum)
  }
  return [...sums.values()]
}

/** Who has one of these attributes. */
async function scorable(
  engine: Engine,
  facts: LoopFacts,
  needed: readonly Slice[],
): Promise<readonly Scorable[]> {
  if (needed.length === 0) return []
  const keys = new Set(needed.map(sliceKey))
  const isNeeded = ({ by }: { readonly by: Slice }): boolean => keys.has(sliceKey(by))
  const { loop, money, question } = facts
  // Wider than what is needed, and narrower than all there is.
  const where = [
    ...money.where,
    ...loop.dimensions.map((dimension, at) => ({
      dimension,
      values: [...new Set(needed.map((by) => by[at] ?? null))],
    })),
  ]
  const offsets = zoneOffsets(engine.catalog.timezone)
  const journeys = await Promise.all(
    leftStages(engine).map((stage) =>
      everyItem<Passage>((page) =>
        engine.facts({ ...openIn(facts), where, stage, events: ['open'], ...page }),
      ),
    ),
  )
  const from = Math.max(money.from ?? -Infinity, money.asOf - wholeAge(loop.months) + 1)
  const accounts = await everyItem<AccountValued>((page) =>
    engine.accountsValued({ ...question, from, where, ...page }),
  )
  return [
    ...journeys.flat().map(({ journey, account, stage, entered, by }): Scorable => ({
      kind: 'journey',
      id: journey,
      account,
      stage,
      since: entered === null ? null : dayOfInstant(entered, offsets),
      by,
    })),
    ...accounts.filter(isNew(facts)).map(({ account, began, by }): Scorable => ({
      kind: 'account',
      id: account,
      account,
      stage: null,
      since: began,
      by,
    })),
  ].filter(isNeeded)
}

/** Pays, and its months are not over. */
function isNew({ loop }: LoopFacts) {
  return ({ began, lapsed }: Pick<AccountValued, 'began' | 'lapsed'>): boolean =>
    lapsed === null && loop.asOf - began < wholeAge(loop.months)
}

function leftStages({ catalog }: Engine): readonly string[] {
  return catalog.stages.filter(({ side }) => side === 'left').map(({ id }) => id)
}

function openIn({ money, loop }: LoopFacts): Question {
  const whole = { view: 'stock', from: null, to: null, interval: null } as const
  return questionOf({ ...money, ...whole, by: loop.dimensions })
}

async function everyItem<T>(
  ask: (page: Paging) => Promise<{ readonly items: readonly T[]; readonly total: number }>,
): Promise<readonly T[]> {
  const items: T[] = []
  for (;;) {
    const page = await ask({ limit: PAGE, offset: items.length })
    items.push(...page.items)
    if (items.length >= page.total || page.items.length === 0) return items
  }
}

function refOf({ kind, id }: Scorable, { money }: LoopFacts): string {
  if (kind === 'journey') return formatRef({ kind: 'journey', id })
  const { source } = money.profile.policies
  return formatRef({ kind: 'rows', table: source, where: { account_id: id } })
}

interface Told {
  readonly total: number
  readonly shown: number
  readonly offset: number
  readonly model: LoopModel | null
}

function sentenceOf({ total, shown, offset, model }: Told, facts: LoopFacts, lang: Language) {
  if (model === null) {
    return lang === 'fr'
      ? `Trop peu de clients pour apprendre des scores de ${goodWords(facts, 'fr')}.`
      : `Too few customers to learn scores of ${goodWords(facts, 'en')}.`
  }
  const part = `${wordNumber(offset + 1, lang)}–${wordNumber(offset + shown, lang)}`
  const range = shown === total ? '' : lang === 'fr' ? `\u00a0; ici ${part}` : `; ${part} shown`
  return lang === 'fr'
    ? `${counted(total, ['parcours en cours ou nouveau client', 'parcours en cours et nouveaux clients'], 'fr')}, d’abord ceux qui, une fois gagnés, ont le plus de chances ${chanceWords(facts, 'fr')}, d’après ${counted(model.customers, ['client', 'clients'], 'fr')}${range}.`
    : `${counted(total, ['open journey or new customer', 'open journeys and new customers'], 'en')}, those first that, once won, are most likely to ${chanceWords(facts, 'en')}, as ${counted(model.customers, ['customer shows', 'customers show'], 'en')}${range}.`
}

function byText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
