import { z } from 'zod'
import type { Engine, Followed, MappedStage } from '../engine/engine.ts'
import { counted, wordNumber, wordPercent } from '../findings/wording.ts'
import { DIRECTIONAL, FEWEST } from '../models/data/rates.ts'
import { CLUSTERS } from '../models/data/watched.ts'
import { UNFOLDING_AGES, unfolding, type AgeShares, type Share } from '../models/data/unfolding.ts'
import { formatDay } from '../time/calendar.ts'
import type { Finding } from '../findings/finding.ts'
import type { Language } from '../standard/types.ts'
import type { Answer, AnswerColumn, AnswerRow } from './answer.ts'
import { bowtieRef } from './bowtie-ref.ts'
import { asOfFindings } from './bowtie-findings.ts'
import { CallError } from './call-error.ts'
import { column, dimensionColumn } from './columns.ts'
import { commonInput } from './common-input.ts'
import { normalize, questionOf, type Asked } from './normalize.ts'
import { stageAsked, stageOption } from './stage-asked.ts'

const { asOf, from, to, by, where, profile, lang } = commonInput.shape

const input = z.strictObject({
  stage: stageOption,
  ages: z
    .array(z.string())
    .default([])
    .meta({
      label: { en: 'days', fr: 'jours' },
      description: 'days after entering to show; repeatable (default: 0, 1, 3, 7, 14, 30, …)',
      french: 'jours après l’entrée à montrer ; répétable (sinon : 0, 1, 3, 7, 14, 30, …)',
      metavar: 'DAYS',
    }),
  asOf,
  from,
  to,
  by,
  where,
  profile,
  lang,
})

export type TransitionInput = z.infer<typeof input>

const MOST_AGES = 100
/** Columns of their own; rarer ones are in `lost` alone. */
const MOST_REASONS = 12
const LONGEST = 36_525

const outcome = (name: string, label: { readonly en: string; readonly fr: string }) => [
  column(name, 'fraction', label),
  column(`${name}_low`, 'fraction', { en: `${label.en}, low`, fr: `${label.fr}, bas` }),
  column(`${name}_high`, 'fraction', { en: `${label.en}, high`, fr: `${label.fr}, haut` }),
]

const figures = [
  column('age', 'days', { en: 'within', fr: 'en' }),
  column('at_risk', 'count', { en: 'still there', fr: 'encore là' }),
  ...outcome('gone_on', { en: 'gone on', fr: 'passés' }),
  ...outcome('skipped', { en: 'of these, skipped', fr: 'dont sautés' }),
  ...outcome('lost', { en: 'lost', fr: 'perdus' }),
  column('open', 'fraction', { en: 'open', fr: 'en cours' }),
  column('rate_naive', 'fraction', { en: 'naive rate', fr: 'taux brut' }),
  column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
]

export const transition: Answer<TransitionInput> = {
  name: 'transition',
  title: { en: 'Transition', fr: 'Passage' },
  question: {
    en: 'How does leaving a stage unfold with age?',
    fr: 'Comment se déroule, avec l’âge, la sortie d’une étape ?',
  },
  input,
  needs: ['stage_entries'],
  async run({ engine, lang }, { stage: name, ages: texts, ...common }) {
    const { catalog } = engine
    const asked = normalize(catalog, { ...common, view: 'cohort' })
    const stage = stageAsked(catalog, name)
    const { followed, entered } = await followedOf(engine, stage, asked)
    const reasons = reasonsOf(followed)
    const ages = texts.length === 0 ? UNFOLDING_AGES : agesOf(texts)
    const isClustered = stage.repeats
    const columns = columnsOf(asked.by, reasons, lang)
    const slices = slicesOf(followed).map((own) => ({
      by: own[0]?.by ?? [],
      n: size(own),
      shares: unfolding({ followed: own, ages, reasons, isClustered }),
    }))
    return {
      asOf: formatDay(asked.asOf),
      columns: columns.all,
      rows: slices.flatMap(({ by, shares }) =>
        shares.map((each) =>
          rowOf(each, {
            by,
            columns,
            naive: entered.get(keyOf(by)) ?? null,
            ref: bowtieRef({ stage, by, period: null }, asked, catalog.recorded),
          }),
        ),
      ),
      summary: {
        sentence: sentence(stage, slices, lang),
        stage: stage.id,
        to: stage.next,
        within: stage.within,
      },
      findings: [...fewFindings(slices), ...asOfFindings(catalog, asked)],
    }
  },
}

function agesOf(texts: readonly string[]): readonly number[] {
  const days = texts.map((text) => {
    const value = Number(text)
    if (/^\d+(?:\.\d+)?$/u.test(text.trim()) && value <= LONGEST) return value
    throw new CallError('bad_option', `ages is no number of days: ${text}`, 'write for example 90')
  })
  const once = [...new Set(days)].sort((a, b) => a - b)
  if (once.length <= MOST_AGES) return once
  throw new CallError(
    'bad_option',
    `ages has more than ${MOST_AGES}: ${once.length}`,
    'ask for fewer',
  )
}

interface Counted {
  readonly followed: readonly Followed[]
  /** By slice: gone on ÷ entered so far. */
  readonly entered: ReadonlyMap<string, number>
}

async function followedOf(engine: Engine, stage: MappedStage, asked: Asked): Promise<Counted> {
  const { view: _view, ages: _ages, ...question } = questionOf(asked)
  const clusters = stage.repeats ? CLUSTERS : 0
  const all = await engine.followed({
    ...question,
    clusters,
    within: [],
    reasons: true,
    unit: null,
  })
  const counts = await engine.counts({ ...questionOf(asked), ages: false })
  const sums = new Map<string, { readonly on: number; readonly all: number }>()
  for (const { stage: id, by, event, dated, count } of counts) {
    if (id !== stage.id || !dated) continue
    const sum = sums.get(keyOf(by)) ?? { on: 0, all: 0 }
    const isOn = event === 'next' || event === 'skipped'
    sums.set(keyOf(by), { on: sum.on + (isOn ? count : 0), all: sum.all + count })
  }
  return {
    followed: all.filter((each) => each.stage === stage.id),
    entered: new Map([...sums].map(([key, sum]) => [key, sum.on / sum.all])),
  }
}

function keyOf(by: Followed['by']): string {
  return JSON.stringify(by)
}

/** The largest slice first. */
function slicesOf(followed: readonly Followed[]): readonly (readonly Followed[])[] {
  const slices = new Map<string, Followed[]>()
  for (const each of followed) {
    const same = slices.get(keyOf(each.by))
    if (same === undefined) slices.set(keyOf(each.by), [each])
    else same.push(each)
  }
  return [...slices]
    .sort(([one, left], [other, right]) => size(right) - size(left) || (one < other ? -1 : 1))
    .map(([, own]) => own)
}

function size(own: readonly Followed[]): number {
  return own.reduce((sum, { count }) => sum + count, 0)
}

/** The most frequent first. */
function reasonsOf(followed: readonly Followed[]): readonly (string | null)[] {
  const counts = new Map<string | null, number>()
  for (const { outcome, reason, count } of followed) {
    if (outcome === 'lost') counts.set(reason, (counts.get(reason) ?? 0) + count)
  }
  return [...counts]
    .sort(([one, left], [other, right]) => right - left || ((one ?? '') < (other ?? '') ? -1 : 1))
    .map(([reason]) => reason)
}

interface TransitionColumns {
  readonly all: readonly AnswerColumn[]
  readonly dimensions: readonly string[]
  readonly reasons: readonly string[]
}

function columnsOf(
  by: readonly string[],
  reasons: readonly (string | null)[],
  lang: Language,
): TransitionColumns {
  const own = figures.map((figure) => figure(lang))
  const lost = lang === 'fr' ? 'perdus\u00a0:' : 'lost:'
  const none = lang === 'fr' ? 'sans raison' : 'no reason'
  // A single nameless reason says no more than `lost`.
  const told = reasons.length === 1 && reasons[0] === null ? [] : reasons.slice(0, MOST_REASONS)
  const reasonColumns = told.map((reason, index) => ({
    name: `lost_${index + 1}`,
    unit: 'fraction' as const,
    label: `${lost} ${reason ?? none}`,
  }))
  const taken = [...own, ...reasonColumns].map(({ name }) => name)
  const dimensions = by.map((name) => dimensionColumn(name, taken))
  const at = own.findIndex(({ name }) => name === 'open')
  return {
    all: [...dimensions, ...own.slice(0, at), ...reasonColumns, ...own.slice(at)],
    dimensions: dimensions.map(({ name }) => name),
    reasons: reasonColumns.map(({ name }) => name),
  }
}

function rowOf(
  { age, atRisk, goneOn, skipped, lost, reasons, open }: AgeShares,
  about: {
    readonly by: Followed['by']
    readonly columns: TransitionColumns
    readonly naive: number | null
    /** The journeys of the slice, as the bowtie's row has them. */
    readonly ref: string
  },
): AnswerRow {
  const { by, columns, naive, ref } = about
  const cells: Record<string, AnswerRow[string]> = {
    ...Object.fromEntries(columns.dimensions.map((name, index) => [name, by[index] ?? null])),
    age,
    at_risk: atRisk,
    ...shown('gone_on', goneOn),
    ...shown('skipped', skipped),
    ...shown('lost', lost),
    ...Object.fromEntries(
      columns.reasons.map((name, index) => [name, reasons[index]?.value ?? null]),
    ),
    open,
    rate_naive: naive,
    ref,
  }
  return Object.fromEntries(columns.all.map(({ name }) => [name, cells[name] ?? null]))
}

function shown(name: string, { value, low, high }: Share): AnswerRow {
  return { [name]: value, [`${name}_low`]: low, [`${name}_high`]: high }
}

interface SliceShares {
  readonly n: number
  readonly shares: readonly AgeShares[]
}

function fewFindings(slices: readonly SliceShares[]): readonly Finding[] {
  const about = { severity: 'info', where: 'gone_on' } as const
  const few = slices.filter(({ n }) => n < FEWEST).length
  const vague = slices.filter(({ n }) => n >= FEWEST && n < DIRECTIONAL).length
  return [
    ...(few > 0
      ? [{ ...about, code: 'too_few' as const, rows: few, params: { least: FEWEST } }]
      : []),
    ...(vague > 0
      ? [{ ...about, code: 'directional' as const, rows: vague, params: { least: DIRECTIONAL } }]
      : []),
  ]
}

/** The largest slice, by the last age at which it is followed. */
function sentence({ label }: MappedStage, [first]: readonly SliceShares[], lang: Language): string {
  const last = first?.shares.at(-1)
  const [on, lost, open] = [last?.goneOn.value, last?.lost.value, last?.open]
  if (first === undefined || last === undefined || on == null || lost == null || open == null) {
    return lang === 'fr'
      ? `Trop peu sont entrés en «\u00a0${label.fr}\u00a0» pour le dire.`
      : `Too few entered ${label.en} to tell.`
  }
  const share = (value: number): string => wordPercent(value, lang)
  const n = wordNumber(first.n, lang)
  return lang === 'fr'
    ? `Sur ${n} entrés en «\u00a0${label.fr}\u00a0» et suivis, ${share(on)} continuent, ${share(lost)} sont perdus et ${share(open)} restent en cours en ${counted(last.age, ['jour', 'jours'], 'fr')}.`
    : `Of ${n} that entered ${label.en} and were followed, ${share(on)} go on, ${share(lost)} are lost and ${share(open)} stay open within ${counted(last.age, ['day', 'days'], 'en')}.`
}
