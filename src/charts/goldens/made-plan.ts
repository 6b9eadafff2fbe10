import type { AnswerEnvelope, AnswerRow, Unit } from '../../answers/answer.ts'
import { stages as published } from '../../standard/stages.ts'
import type { Language } from '../../standard/types.ts'

const columns: readonly (readonly [name: string, unit: Unit, en: string, fr: string])[] = [
  ['stage', 'text', 'stage', 'étape'],
  ['label', 'text', 'name', 'nom'],
  ['volume', 'count', 'a month', 'par mois'],
  ['rate', 'fraction', 'rate', 'taux'],
  ['rate_from', 'text', 'rate is', 'taux'],
  ['days', 'days', 'days', 'jours'],
  ['money', 'money', 'a year’s', 'par an'],
]

const rates = [0.15, 0.2, 0.9, 0.32, 0.95, 0.9]
const days = [30, 14, 21, 45, 30, 365]
const ids = ['awareness', 'education', 'consideration', 'selection', 'commit', 'live', 'retention']

interface MadePlan {
  /** One sheet for each, or one of the whole company. */
  readonly motions?: readonly (string | null)[]
  /** What the fourth rate is where it is set. */
  readonly win?: number
  /** Nobody says what the fourth rate is. */
  readonly lacks?: boolean
}

/** A made-up plan: a published example, 500 × 15 % × 20 % × 90 % × 32 %. */
export function madePlan(lang: Language, made: MadePlan = {}): AnswerEnvelope {
  const { motions = [null], win, lacks = false } = made
  const sheets = motions.map((motion, at) => sheetOf(motion, 500 / (at + 1), lang, made))
  return {
    answer: 'plan',
    company: 'Anchor',
    asOf: '2026-11-24',
    currency: 'EUR',
    profile: 'bowline',
    input: {
      view: 'bowtie',
      by: [],
      set: win === undefined ? [] : [`rate:selection=${win}`],
      lang,
    },
    columns: columns.map(([name, unit, en, fr]) => ({ name, unit, label: { en, fr }[lang] })),
    rows: sheets.flatMap(({ stages }) =>
      stages.map((stage): AnswerRow => ({
        stage: stage.id,
        label: stage.label,
        volume: stage.volume,
        rate: stage.rate,
        rate_from: stage.rate === null ? null : 'typed',
        days: stage.days,
        money: stage.money === null ? null : stage.money.toFixed(2),
      })),
    ),
    summary: {
      sentence:
        lang === 'fr'
          ? '500 entrées par mois donnent 4,32 ventes (une sur 116).'
          : '500 entering a month come to 4.32 wins (one of 116).',
      view: 'bowtie',
      start: '2026-11-01',
      months: 12,
      sets: win === undefined ? [] : [`rate:selection=${win}`],
      sheets,
    },
    findings: lacks
      ? [
          {
            code: 'sheet_incomplete',
            severity: 'warning',
            message: 'The sheet lacks rate of Selection.',
            where: 'plan',
            rows: 0,
            effect: 'It comes to nothing until they are typed in plan.yaml, set, or measured.',
            ref: null,
          },
        ]
      : [],
  }
}

function sheetOf(
  motion: string | null,
  entering: number,
  lang: Language,
  { win, lacks = false }: MadePlan,
) {
  const after = rates.map((rate, at) => (at === 3 ? (win ?? rate) : rate))
  const volumes = (each: readonly number[]): readonly (number | null)[] =>
    ids.map((_, at) =>
      lacks && at > 3 ? null : each.slice(0, at).reduce((sofar, rate) => sofar * rate, entering),
    )
  const [now, before] = [volumes(after), volumes(rates)]
  const measured = { from: 'measured', low: 0.12, high: 0.18, n: 3120 } as const
  const typed = { from: 'typed', low: null, high: null, n: null } as const
  const told = ids
    .slice(0, 4)
    .flatMap((id, at) => [
      ...(lacks && at === 3
        ? []
        : [[`rate:${id}`, { value: rates[at], ...(at === 0 ? measured : typed) }] as const]),
      [`days:${id}`, { value: days[at], ...typed }] as const,
    ])
  const rest = { discount: 0.2, onboarding: 0.95, onboarding_days: 30, running: 250_000 }
  const kept = { gross_retention: 0.9, expansion: 0.12, margin: 1, discounting: 0, horizon: 5 }
  const others = Object.entries({ entering, price: 20_000, ...rest, ...kept }).map(
    ([name, value]) => [name, { value, ...typed }] as const,
  )
  return {
    by: motion === null ? [] : [motion],
    motion,
    stages: ids.map((id, at) => ({
      id,
      label: published.find((stage) => stage.id === id)?.label[lang] ?? id,
      volume: now[at] ?? null,
      volumeBefore: before[at] ?? null,
      rate: after[at] ?? null,
      rateBefore: rates[at] ?? null,
      days: days[at] ?? null,
      money: at < 4 || lacks ? null : (now[at] ?? 0) * 16_000,
    })),
    cells: Object.fromEntries([...told, ...others]),
    curves: {},
    history: {},
    meetings: null,
    told: null,
  }
}
