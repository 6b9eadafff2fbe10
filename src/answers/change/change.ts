import { z } from 'zod'
import type { Engine, MappedStage, Slice } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import { wordNumber } from '../../findings/wording.ts'
import type { BowtieRow } from '../../models/data/bowtie.ts'
import { splitChange, type Change, type SliceVolume } from '../../models/data/change-split.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { sliceKey } from '../../models/data/slices.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay, startBefore } from '../../time/calendar.ts'
import type { Answer, AnswerRow } from '../answer.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import { CallError } from '../call-error.ts'
import { column, dimensionColumn } from '../columns.ts'
import { commonInput } from '../input/common-input.ts'
import { countBowtie } from '../bowtie/count-bowtie.ts'
import { normalize, readDate, type Asked } from '../input/normalize.ts'
import { stageAsked, stageOption } from '../input/stage-asked.ts'

const { asOf, from, to, by, where, profile, lang } = commonInput.shape

const input = z.strictObject({
  stage: stageOption,
  from,
  to,
  since: z
    .string()
    .optional()
    .meta({
      label: { en: 'compared from', fr: 'comparé depuis' },
      description: 'first day of the time compared with, which ends where from begins',
      french: 'premier jour du temps comparé, qui finit là où from commence',
      metavar: 'DATE',
    }),
  asOf,
  by,
  where,
  profile,
  lang,
})

type ChangeInput = z.infer<typeof input>

const figures = [
  column('entered_before', 'count', { en: 'entered before', fr: 'entrés avant' }),
  column('entered', 'count', { en: 'entered', fr: 'entrés' }),
  column('rate_before', 'fraction', { en: 'rate before', fr: 'taux avant' }),
  column('rate', 'fraction', { en: 'rate', fr: 'taux' }),
  column('goes_on_before', 'count', { en: 'go on, before', fr: 'continuent, avant' }),
  column('goes_on', 'count', { en: 'go on', fr: 'continuent' }),
  column('volume', 'count', { en: 'from volume', fr: 'dû au volume' }),
  column('mix', 'count', { en: 'from mix', fr: 'dû au mélange' }),
  column('rate_effect', 'count', { en: 'from rate', fr: 'dû au taux' }),
]

export const change: Answer<ChangeInput> = {
  name: 'change',
  topic: 'journeys',
  title: { en: 'Change', fr: 'Évolution' },
  question: {
    en: 'Why do more or fewer go on than before: volume, mix or rate?',
    fr: 'Pourquoi sont-ils plus ou moins nombreux à continuer qu’avant : volume, mélange ou taux ?',
  },
  input,
  needs: ['stage_entries'],
  async run({ engine, lang }, { stage: name, since, ...common }) {
    const { catalog } = engine
    const asked = normalize(catalog, { ...common, view: 'cohort' })
    const stage = stageAsked(catalog, name)
    const earlier = before(asked, readDate('since', since))
    const [one, two] = await Promise.all([
      slicesOf(engine, stage, earlier),
      slicesOf(engine, stage, asked),
    ])
    const change = splitChange(one.map(volumeOf), two.map(volumeOf))
    const [inOne, inTwo] = [bySlice(one), bySlice(two)]
    const columns = figures.map((figure) => figure(lang))
    const dimensions = asked.by.map((each) =>
      dimensionColumn(
        each,
        columns.map((c) => c.name),
      ),
    )
    return {
      asOf: formatDay(asked.asOf),
      columns: [...dimensions, ...columns],
      rows: change.slices.map(({ slice, volume, mix, rate }): AnswerRow => {
        const values = JSON.parse(slice) as Slice
        const [[then], [now]] = [inOne(values), inTwo(values)]
        return {
          ...Object.fromEntries(
            dimensions.map((each, index) => [each.name, values[index] ?? null]),
          ),
          entered_before: then?.entered ?? 0,
          entered: now?.entered ?? 0,
          rate_before: then?.rate.value ?? null,
          rate: now?.rate.value ?? null,
          goes_on_before: goesOn(then),
          goes_on: goesOn(now),
          volume,
          mix,
          rate_effect: rate,
        }
      }),
      summary: {
        sentence: sentenceOf(change, stage, lang),
        from: earlier.from === null ? null : formatDay(earlier.from),
        before: change.before,
        after: change.after,
        volume: change.volume,
        mix: change.mix,
        rate: change.rate,
      },
      findings: [...unknownRates([...one, ...two]), ...asOfFindings(catalog, asked)],
    }
  },
}

/** The time just before the one asked about: from `since`, or as long. */
function before(asked: Asked, since: number | null): Asked {
  const { from, to, asOf } = asked
  if (from === null) {
    throw new CallError(
      'bad_range',
      'change needs from: nothing to compare with',
      'write from 2025-07-01, and to where the time ends before the data does',
    )
  }
  const start = since ?? startBefore(from, Math.min(to ?? asOf, asOf))
  if (start < from) return { ...asked, from: start, to: from }
  throw new CallError(
    'bad_range',
    `since must be before from: ${formatDay(start)} to ${formatDay(from)}`,
    'the time compared with ends where from begins',
  )
}

async function slicesOf(
  engine: Engine,
  stage: MappedStage,
  asked: Asked,
): Promise<readonly BowtieRow[]> {
  const { rows } = await countBowtie(engine, asked)
  return rows.filter((row) => row.stage.id === stage.id && (row.rate.n ?? 0) > 0)
}

/** Of entries with a date: undated ones have no rate. */
function volumeOf({ by, rate }: BowtieRow): SliceVolume {
  return { slice: sliceKey(by), entered: rate.n ?? 0, rate: rate.value }
}

function goesOn(row: BowtieRow | undefined): number | null {
  if (row === undefined) return 0
  return row.rate.value === null ? null : (row.rate.n ?? 0) * row.rate.value
}

function unknownRates(rows: readonly BowtieRow[]): readonly Finding[] {
  const unknown = rows.filter(({ rate }) => rate.value === null).length
  return unknown === 0
    ? []
    : [{ code: 'rate_borrowed', severity: 'warning', where: 'rate', rows: unknown, params: {} }]
}

function sentenceOf(change: Change, { label }: MappedStage, lang: Language): string {
  const shown = (value: number): string => wordNumber(rounded(value), lang)
  const signed = (value: number): string =>
    rounded(value) > 0 ? `+${shown(value)}` : shown(value).replace('-', '−')
  const [volume, mix, rate] = [change.volume, change.mix, change.rate].map(signed)
  return lang === 'fr'
    ? `De ${shown(change.before)} à ${shown(change.after)} qui continuent après «\u00a0${label.fr}\u00a0»\u00a0: volume ${volume}, mélange ${mix}, taux ${rate}.`
    : `From ${shown(change.before)} to ${shown(change.after)} that go on from ${label.en}: volume ${volume}, mix ${mix}, rate ${rate}.`
}

/** To one decimal: journeys that are expected to go on. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
