import type { AnswerColumn, AnswerEnvelope, AnswerRow, Cell } from '../../answers/answer.ts'
import { stages as published } from '../../standard/stages.ts'
import type { Language } from '../../standard/types.ts'

/** Made-up answers of the `bowtie` question, for the tests of the drawings. */
export interface StageSpec {
  readonly stage: string
  readonly label?: string
  readonly entered: number
  readonly goneOn?: number
  readonly open?: number
  readonly median?: number
  readonly amount?: string
  readonly until?: string
}

export interface EnvelopeSpec {
  readonly company: string
  readonly currency?: string
  readonly asOf: string
  readonly sentence: string
  readonly lang: Language
  readonly input?: Readonly<Record<string, unknown>>
  readonly dimensions?: readonly string[]
  readonly bowties: readonly {
    readonly period?: string | null
    readonly slice?: readonly (string | null)[]
    readonly stages: readonly StageSpec[]
  }[]
}

const NUMBERS = [
  ['entered', 'count'],
  ['open', 'count'],
  ['lost', 'count'],
  ['gone_on', 'count'],
  ['rate_naive', 'fraction'],
  ['rate_naive_n', 'count'],
  ['time_naive_median', 'days'],
  ['amount', 'money'],
  ['observed_until', 'date'],
  ['ref', 'ref'],
] as const

export function bowtieEnvelope(spec: EnvelopeSpec): AnswerEnvelope {
  const { company, currency = 'EUR', asOf, sentence, lang, dimensions = [] } = spec
  const input = { view: 'cohort', by: dimensions, where: {}, lang, ...spec.input }
  const names = [...('interval' in input ? ['period'] : []), ...dimensions, 'stage', 'label', 'to']
  const columns: readonly AnswerColumn[] = [
    ...names.map(
      (name) => ({ name, unit: name === 'period' ? 'date' : 'text', label: name }) as const,
    ),
    ...NUMBERS.map(([name, unit]) => ({ name, unit, label: name.replaceAll('_', ' ') })),
  ]
  const rows = spec.bowties.flatMap(({ period = null, slice = [], stages }) =>
    stages.map((stage, index): AnswerRow => ({
      ...('interval' in input ? { period } : {}),
      ...Object.fromEntries(dimensions.map((name, at) => [name, slice[at] ?? null])),
      ...figures(stage, stages[index + 1]?.stage ?? null, spec),
    })),
  )
  const summary = { sentence, view: input.view }
  const answer = 'bowtie'
  return {
    answer,
    company,
    asOf,
    currency,
    profile: 'bowline',
    input,
    columns,
    rows,
    summary,
    findings: [],
  }
}

function figures(
  spec: StageSpec,
  to: string | null,
  { lang, asOf, input }: EnvelopeSpec,
): AnswerRow {
  const stock = input?.['view'] === 'stock'
  const goneOn = to === null ? 0 : (spec.goneOn ?? 0)
  const open = spec.open ?? spec.entered - goneOn
  const known = (cell: Cell): Cell => (stock ? null : cell)
  return {
    stage: spec.stage,
    label: spec.label ?? published.find(({ id }) => id === spec.stage)?.label[lang] ?? spec.stage,
    to,
    entered: known(spec.entered),
    open,
    lost: known(Math.max(0, spec.entered - goneOn - open)),
    gone_on: known(to === null ? null : goneOn),
    rate_naive: known(to === null || spec.entered === 0 ? null : goneOn / spec.entered),
    rate_naive_n: known(spec.entered),
    time_naive_median: known(spec.median ?? null),
    amount: spec.amount ?? null,
    observed_until: spec.until ?? asOf,
    ref: `bowtie/${spec.stage}`,
  }
}

const HARBOR: readonly StageSpec[] = [
  { stage: 'awareness', entered: 12_400, goneOn: 3_100, open: 496, median: 6 },
  { stage: 'education', entered: 3_100, goneOn: 1_240, open: 341, median: 14 },
  { stage: 'consideration', entered: 1_240, goneOn: 610, open: 174, median: 9.2 },
  { stage: 'selection', entered: 610, goneOn: 148, open: 183, median: 38.4 },
  { stage: 'commit', entered: 148, goneOn: 142, open: 4, median: 21 },
  { stage: 'live', entered: 142, goneOn: 131, open: 3, median: 69.5 },
  { stage: 'impact', entered: 131, goneOn: 84, open: 38, median: 365.2 },
  { stage: 'retention', entered: 84, goneOn: 29, open: 49, median: 112 },
  { stage: 'expansion', entered: 29 },
]

export function harbor(lang: Language): AnswerEnvelope {
  return bowtieEnvelope({
    company: 'Harbor',
    asOf: '2026-10-01',
    lang,
    input: { from: '2026-01-01', to: '2026-07-01', where: { motion: ['partner', null] } },
    sentence: {
      en: 'Of 12,400 companies that entered awareness, 148 (1.2 %) committed; 1,194 are still open on the way.',
      fr: 'Sur 12\u202f400 entreprises entrées en notoriété, 148 (1,2\u202f%) se sont engagées\u202f; 1\u202f194 sont encore en chemin.',
    }[lang],
    bowties: [{ stages: HARBOR }],
  })
}

/** With money from the knot on. */
export function harborWithMoney(lang: Language): AnswerEnvelope {
  const right = { commit: '2960000.00', live: '2840000.00', impact: '2790000.50' } as const
  return bowtieEnvelope({
    company: 'Harbor',
    asOf: '2026-10-01',
    lang,
    sentence: { en: '148 of 610 committed.', fr: '148 sur 610 se sont engagées.' }[lang],
    bowties: [
      {
        stages: HARBOR.slice(3, 7).map((stage) => {
          const amount = Object.entries(right).find(([id]) => id === stage.stage)?.[1]
          return amount === undefined ? stage : { ...stage, amount }
        }),
      },
    ],
  })
}

export function olist(lang: Language): AnswerEnvelope {
  return bowtieEnvelope({
    company: 'Olist',
    currency: 'BRL',
    asOf: '2018-11-15',
    lang,
    sentence: {
      en: 'Of 8,000 leads that entered education, 842 (10.5 %) have committed so far; 7,158 are still open.',
      fr: 'Sur 8\u202f000 pistes entrées en éducation, 842 (10,5\u202f%) se sont engagées à ce jour\u202f; 7\u202f158 sont encore ouvertes.',
    }[lang],
    bowties: [
      {
        stages: [
          { stage: 'education', entered: 8_000, goneOn: 842, median: 14.7222 },
          { stage: 'commit', entered: 842, goneOn: 380, median: 36.1 },
          { stage: 'impact', entered: 380, until: '2018-09-07' },
        ],
      },
    ],
  })
}

export function withoutCommit(lang: Language): AnswerEnvelope {
  return bowtieEnvelope({
    company: 'Quay',
    asOf: '2026-10-01',
    lang,
    sentence: { en: '310 of 900 went live.', fr: '310 sur 900 sont en service.' }[lang],
    bowties: [
      {
        stages: [
          { stage: 'education', entered: 900, goneOn: 520, open: 110, median: 8 },
          {
            stage: 'trial',
            label: { en: 'Trial', fr: 'Essai' }[lang],
            entered: 520,
            goneOn: 310,
            open: 60,
            median: 14,
          },
          { stage: 'live', entered: 310, goneOn: 250, open: 30, median: 33 },
          { stage: 'impact', entered: 250 },
        ],
      },
    ],
  })
}

export function onlySide(side: 'left' | 'right', lang: Language): AnswerEnvelope {
  const stages = side === 'left' ? HARBOR.slice(0, 3) : HARBOR.slice(5)
  return bowtieEnvelope({
    company: 'Harbor',
    asOf: '2026-10-01',
    lang,
    sentence: '',
    bowties: [{ stages }],
  })
}

export function empty(lang: Language): AnswerEnvelope {
  return bowtieEnvelope({
    company: 'Harbor',
    asOf: '2026-10-01',
    lang,
    sentence: { en: 'Nothing matches.', fr: 'Rien ne correspond.' }[lang],
    bowties: [{ stages: HARBOR.map(({ stage }) => ({ stage, entered: 0 })) }],
  })
}

export function huge(lang: Language): AnswerEnvelope {
  const factor = 10 ** 12 / 12_400
  const grown = (value: number | undefined): number => Math.round((value ?? 0) * factor)
  return bowtieEnvelope({
    company: 'Harbor',
    asOf: '2026-10-01',
    lang,
    sentence: '',
    bowties: [
      {
        stages: HARBOR.map((stage, index) => ({
          stage: stage.stage,
          entered: grown(stage.entered),
          goneOn: grown(stage.goneOn),
          open: grown(index === 8 ? stage.entered : stage.open),
          amount: `${grown(stage.entered)}.25`,
        })),
      },
    ],
  })
}

export function sliced(count: number, lang: Language): AnswerEnvelope {
  const names = [
    'organic_search',
    'social',
    null,
    'unknown',
    'paid',
    'e-mail',
    'referral',
    'direct',
  ]
  return bowtieEnvelope({
    company: 'Olist',
    currency: 'BRL',
    asOf: '2018-11-15',
    lang,
    dimensions: ['origin'],
    sentence: { en: 'Organic search converts best.', fr: 'La recherche convertit le mieux.' }[lang],
    bowties: Array.from({ length: count }, (_, index) => {
      const entered = Math.round(2_296 / (index + 1) ** 2)
      const won = Math.round(entered / (8 + index))
      const impacts = Math.floor(won / 2)
      return {
        slice: [index < names.length ? (names[index] ?? null) : `campaign ${index}`],
        stages: [
          { stage: 'education', entered, goneOn: won, open: entered - won, median: 14.7 + index },
          { stage: 'commit', entered: won, goneOn: impacts, median: 36.1 + index },
          { stage: 'impact', entered: impacts, until: '2018-09-07' },
        ],
      }
    }),
  })
}

export function quarterly(lang: Language, slices: readonly (string | null)[] = []): AnswerEnvelope {
  const periods = [
    '2025-01-01',
    '2025-04-01',
    '2025-07-01',
    '2025-10-01',
    '2026-01-01',
    '2026-04-01',
  ]
  return bowtieEnvelope({
    company: 'Harbor',
    asOf: '2026-07-01',
    lang,
    input: { interval: 'quarter', view: 'period' },
    dimensions: slices.length === 0 ? [] : ['motion'],
    sentence: { en: 'Wins doubled in a year.', fr: 'Les gains ont doublé en un an.' }[lang],
    bowties: (slices.length === 0 ? [[]] : slices.map((value) => [value])).flatMap((slice) =>
      periods.map((period, at) => ({
        period,
        slice,
        stages: HARBOR.slice(1, 6).map((stage) => ({
          ...stage,
          entered: Math.round(stage.entered * (1 + at / 5)),
          goneOn: Math.round((stage.goneOn ?? 0) * (1 + at / 4)),
        })),
      })),
    ),
  })
}

export function inView(view: 'period' | 'stock', lang: Language): AnswerEnvelope {
  return bowtieEnvelope({
    company: 'Harbor',
    asOf: '2026-10-01',
    lang,
    input: { view, from: view === 'period' ? '2026-07-01' : undefined },
    sentence: '',
    bowties: [{ stages: HARBOR }],
  })
}

/** Labels and values that would break a terminal, a line or an alignment. */
export function hostile(lang: Language): AnswerEnvelope {
  return bowtieEnvelope({
    company: 'Evil\u001b[2J\u001b]0;title\u0007 & Søns\r\n\u202eLtd',
    asOf: '2026-10-01',
    lang,
    dimensions: ['who\tcame'],
    sentence:
      'A\u0000sentence \u009b31mwith\u001b[31m colour and a verylongwordthatdoesnotbreakanywhere'.repeat(
        2,
      ),
    bowties: ['\u001b[31mred', 'שלום עולם', '顧客対応 👩‍👩‍👧 e\u0301te\u0301', null].map((value) => ({
      slice: [value],
      stages: [
        {
          stage: 'leads',
          label: 'Neue Interessentenkontaktaufnahmen\u0007',
          entered: 500,
          goneOn: 100,
          open: 50,
        },
        {
          stage: 'demo',
          label: '商談 ▒█░ デモンストレーション',
          entered: 100,
          goneOn: 40,
          open: 20,
        },
        { stage: 'commit', label: 'التزام', entered: 40, goneOn: 30, open: 5 },
        { stage: 'live', label: '🚀🚀 go\nlive 👍🏽', entered: 30 },
      ],
    })),
  })
}
