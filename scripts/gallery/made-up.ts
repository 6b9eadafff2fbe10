import type { AnswerEnvelope, AnswerRow, ShownFinding, Unit } from '../../src/answers/answer.ts'
import type { ProjectFacts } from '../../src/server/project-facts.ts'
import { stages } from '../../src/standard/stages.ts'
import { madeRates, type Followed } from './made-rates.ts'

const asOf = '2026-10-01'
const units: readonly (readonly [string, Unit])[] = [
  ['stage', 'text'],
  ['label', 'text'],
  ['to', 'text'],
  ['entered', 'count'],
  ['open', 'count'],
  ['lost', 'count'],
  ['gone_on', 'count'],
  ['rate_naive', 'fraction'],
  ['rate_naive_n', 'count'],
  ['rate', 'fraction'],
  ['rate_low', 'fraction'],
  ['rate_high', 'fraction'],
  ['rate_n', 'count'],
  ['rate_maturity', 'fraction'],
  ['rate_age', 'days'],
  ['time_naive_p25', 'days'],
  ['time_naive_median', 'days'],
  ['time_naive_p75', 'days'],
  ['time_naive_p90', 'days'],
  ['time_p25', 'days'],
  ['time_median', 'days'],
  ['time_p75', 'days'],
  ['time_p90', 'days'],
  ['amount', 'money'],
  ['observed_until', 'date'],
  ['ref', 'ref'],
]

interface Split {
  readonly name: string
  readonly values: readonly string[]
}

/** A bowtie of these volumes; with a split, each value has a smaller one than the last. */
export function madeBowtie(
  volumes: readonly number[],
  split?: Split,
  followed: Followed = 'long',
): AnswerEnvelope {
  const slices: readonly (string | null)[] = split?.values ?? [null]
  const rows = slices.flatMap((value, place) =>
    volumes.map((_, index) => {
      const share = split === undefined ? 1 : 1 / (place + 2)
      const row = madeRow(volumes, index, share, followed)
      return split === undefined ? row : { [split.name]: value, ...row }
    }),
  )
  const own = split === undefined ? [] : [[split.name, 'text'] as const]
  const [first] = volumes
  const view = followed === 'period' ? 'period' : 'cohort'
  return envelope({
    answer: 'bowtie',
    input: { by: split === undefined ? [] : [split.name], where: {}, view, lang: 'en' },
    columns: [...own, ...units].map(([name, unit]) => ({ name, unit, label: name })),
    rows,
    summary: {
      sentence:
        first === undefined
          ? 'Nothing entered any stage.'
          : `Of ${first.toLocaleString('en')} that entered Awareness, some have gone on so far.`,
      view,
    },
  })
}

function madeRow(
  volumes: readonly number[],
  index: number,
  share: number,
  followed: Followed,
): AnswerRow {
  const stage = madeStage(index, volumes.length)
  const next = volumes[index + 1]
  const entered = Math.ceil((volumes[index] ?? 0) * share)
  const goneOn = next === undefined ? null : Math.min(entered, Math.ceil(next * share))
  const rest = entered - (goneOn ?? 0)
  const open = Math.floor(rest * 0.4)
  const median = 4 + 9 * index
  const known = goneOn === null ? null : median
  return {
    stage: stage.id,
    label: stage.label,
    to: next === undefined ? null : madeStage(index + 1, volumes.length).id,
    entered,
    open,
    lost: rest - open,
    gone_on: goneOn,
    rate_naive: goneOn === null || entered === 0 ? null : goneOn / entered,
    rate_naive_n: goneOn === null ? null : entered,
    ...madeRates({ entered, goneOn, open, median: known, followed }),
    time_naive_p25: known === null ? null : known / 2,
    time_naive_median: known,
    time_naive_p75: known === null ? null : known * 2,
    time_naive_p90: known === null ? null : known * 3,
    amount: `${entered * 1200}.00`,
    observed_until: asOf,
    ref: `bowtie/${stage.id}?asOf=${asOf}&view=cohort`,
  }
}

/** One of the standard's stages; where there are more, a project's own stand before the knot. */
function madeStage(index: number, count: number): { readonly id: string; readonly label: string } {
  const own = Math.max(0, count - stages.length)
  const place = index < 4 ? index : index - own
  const standard = index >= 4 && place < 4 ? undefined : stages[place]
  return standard === undefined
    ? { id: `own_${index}`, label: `Own stage ${index - 3}` }
    : { id: standard.id, label: standard.label.en }
}

export const madeRows: AnswerEnvelope = envelope({
  answer: 'explain',
  input: {},
  columns: [
    { name: 'journey_id', unit: 'text', label: 'journey' },
    { name: 'outcome', unit: 'text', label: 'outcome' },
    { name: 'days', unit: 'days', label: 'days' },
    { name: 'ref', unit: 'ref', label: 'ref' },
  ],
  rows: Array.from({ length: 20 }, (_, index) => ({
    journey_id: `J${1000 + index}`,
    outcome: index % 3 === 0 ? 'open' : 'next',
    days: index % 3 === 0 ? null : index + 0.5,
    ref: `journey/J${1000 + index}`,
  })),
  summary: { sentence: '611 passages, 1–20 shown.', kind: 'bowtie', total: 611 },
})

const severities = ['error', 'warning', 'info'] as const

/** That many findings, the gravest first. */
export function madeFindings(count: number): readonly ShownFinding[] {
  return Array.from({ length: count }, (_, index) => {
    const severity = severities[Math.floor((index * severities.length) / count)] ?? 'info'
    return {
      code: `made_${severity}_${index}`,
      severity,
      message: `${index + 1} rows of journeys hold ${'a very long value that goes on and on '.repeat((index % 3) + 1)}`,
      where: 'journeys',
      rows: index + 1,
      effect: 'It changes no number.',
      ref: severity === 'info' ? null : `finding/made_${severity}_${index}%3Ajourneys`,
    }
  })
}

export function madeProject(dimensions: readonly Split[]): ProjectFacts {
  return {
    company: 'Made-up & Sons',
    currency: 'EUR',
    timezone: 'Europe/Paris',
    asOf,
    build: { id: 'made-up', builtAt: '2026-10-02T08:00:00+02:00', stale: null },
    languages: ['en', 'fr'],
    stages: stages.map(({ id, side, label }, index) => ({
      id,
      side,
      label: label.en,
      next: stages[index + 1]?.id ?? null,
      until: asOf,
    })),
    profiles: [{ name: 'bowline', label: 'Bowline', isUsual: true }],
    dimensions: dimensions.map(({ name, values }) => ({
      name,
      values: values.map((value, index) => ({ value, count: values.length - index })),
      more: 0,
    })),
  }
}

type Made = Pick<AnswerEnvelope, 'answer' | 'input' | 'columns' | 'rows' | 'summary'>

function envelope(made: Made): AnswerEnvelope {
  return {
    ...made,
    company: 'Made-up & Sons',
    asOf,
    currency: 'EUR',
    profile: 'bowline',
    findings: [],
  }
}
