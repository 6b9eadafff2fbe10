import { z } from 'zod'
import { counted, pick, wordNumber } from '../../findings/wording.ts'
import type { Recurring, Slice } from '../../engine/engine.ts'
import type { BowtieRow } from '../../models/data/bowtie.ts'
import { sliceKey } from '../../models/data/slices.ts'
import { standardNumber, type StandardNumber } from '../../models/data/standard-numbers.ts'
import { bandOf, benchmarks, type Band, type Benchmark } from '../../standard/benchmarks.ts'
import { metricNamed } from '../../standard/metrics.ts'
import { numberings } from '../../standard/numbering.ts'
import { ownerOf } from '../../standard/owners.ts'
import { stages as standardStages } from '../../standard/stages.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay } from '../../time/calendar.ts'
import type { Answer, AnswerRow } from '../answer.ts'
import { bowtieRef } from '../refs/bowtie-ref.ts'
import { rangeOptions } from '../input/common-input.ts'
import { contractLengths } from './contract-lengths.ts'
import { contractValues } from './contract-values.ts'
import { customerLives } from './customer-lives.ts'
import { countBowtie } from '../bowtie/count-bowtie.ts'
import { countPaths } from './count-paths.ts'
import { isNewBusiness, newBusiness } from './new-business.ts'
import { subscriptionsOf } from '../money/subscriptions-of.ts'
import { normalize } from '../input/normalize.ts'
import { yearlyRetention } from '../money/yearly-retention.ts'
import { numberColumns } from './number-columns.ts'
import { numberFindings } from './number-findings.ts'
import { bandText, numberName, numberNote, scoreWord, sideWord, wordMoney } from './number-words.ts'
import { recurringQuestion } from '../money/money-asked.ts'

const input = z.strictObject({
  numbering: z
    .enum(['v2', 'v1', 'v4'])
    .default('v2')
    .meta({
      label: { en: 'numbering', fr: 'numérotation' },
      description: 'whose labels: v2 the book of 2024, v1 the model of 2021–22, v4 practitioners',
      french: 'les sigles de : v2 le livre de 2024, v1 le modèle de 2021–2022, v4 les praticiens',
      choices: Object.fromEntries(numberings.map(({ id, label }) => [id, label])),
    }),
  benchmark: z
    .enum(['book-2024', 'bowtie-standard-2026'])
    .default('book-2024')
    .meta({
      label: { en: 'benchmark', fr: 'référence' },
      description: 'the published table to compare with',
      french: 'la table publiée à laquelle comparer',
      choices: Object.fromEntries(benchmarks.map(({ id, label }) => [id, label])),
    }),
  contractValue: z
    .string()
    .optional()
    .meta({
      label: { en: 'contract value', fr: 'valeur du contrat' },
      description:
        'a usual year’s contract, which chooses the band (default: the median committed)',
      french: 'un contrat annuel habituel, qui choisit la tranche (sinon : la médiane des engagés)',
      metavar: 'AMOUNT',
    }),
  ...rangeOptions,
})

export type NumbersInput = z.infer<typeof input>

interface SliceNumbers {
  readonly by: Slice
  readonly isCompared: boolean
  readonly contract: number | null
  readonly band: Band | null
  readonly numbers: readonly StandardNumber[]
}

export const numbers: Answer<NumbersInput> = {
  name: 'numbers',
  topic: 'journeys',
  title: { en: 'Numbers', fr: 'Chiffres' },
  question: {
    en: 'What are the numbers of the standard, here, and how do they compare?',
    fr: 'Quels sont ici les chiffres du standard, et comment se comparent-ils ?',
  },
  input,
  needs: ['stage_entries'],
  profiled: true,
  async run({ engine, lang }, { numbering: wanted, benchmark: table, contractValue, ...common }) {
    const { catalog } = engine
    const numbering = named(numberings, wanted)
    const benchmark = named(benchmarks, table)
    const asked = normalize(catalog, { ...common, view: 'cohort' })
    const business = newBusiness(catalog, asked)
    const contracts = await contractValues(engine, business, contractValue)
    const { rows, counted: monthly } = await countBowtie(engine, business)
    const recurring = await engine.recurring(recurringQuestion(asked))
    const subscriptions = subscriptionsOf(catalog, asked)
    const entries = numbering.entries.filter(({ kind }) => kind !== 'stage')
    const paths = await countPaths(engine, business, entries)
    const keptOf = await yearlyRetention(engine, asked, common.profile)
    const livesOf = await customerLives(engine, asked, common.profile)
    const contractsOf = await contractLengths(engine, asked, common.profile)
    const slices = slicesOf(rows, recurring, asked.by.length).map((slice): SliceNumbers => {
      const isCompared = isNewBusiness(asked, slice.by)
      const contract = isCompared ? contracts(slice.by) : null
      const band = contract === null ? null : bandOf(benchmark, contract)
      const facts = {
        ...slice,
        paths: paths(slice.rows),
        subscriptions,
        year: keptOf(slice.by),
        lives: livesOf(slice.by),
        contracts: contractsOf(slice.by),
        currency: catalog.currency,
        band,
      }
      const own = entries.map((entry) => standardNumber(entry, facts))
      return { by: slice.by, isCompared, contract, band, numbers: own }
    })
    const columns = numberColumns(asked.by, lang)
    const name = (id: string): string =>
      [...catalog.stages, ...catalog.counted, ...standardStages].find((stage) => stage.id === id)
        ?.label[lang] ?? id
    const words = { name, lang, isRanged: asked.from !== null || asked.to !== null }
    const all = slices.flatMap((slice) => slice.numbers)
    return {
      asOf: formatDay(asked.asOf),
      columns: columns.all,
      rows: slices.flatMap(({ by, band, numbers }) =>
        numbers.map((number): AnswerRow => {
          const { entry, row, rate, days, daysRanges } = number
          const isDays = metricNamed(entry.id).unit === 'days'
          const cells: AnswerRow = {
            ...Object.fromEntries(columns.dimensions.map((each, at) => [each, by[at] ?? null])),
            label: entry.label,
            name: numberName(entry, name, lang),
            volume: number.volume,
            money: number.money,
            rate: rate.value,
            rate_low: rate.low,
            rate_high: rate.high,
            rate_n: rate.n,
            rate_age: rate.age,
            days: days.median,
            days_low: daysRanges.median?.low ?? number.lives?.low ?? null,
            days_high: daysRanges.median?.high ?? number.lives?.high ?? null,
            days_p25: days.p25,
            days_p75: days.p75,
            benchmark: isDays ? null : number.benchmark,
            benchmark_days: isDays ? number.benchmark : null,
            score: scoreWord(number.score, lang),
            side: sideWord(entry, lang),
            owner: ownerOf(entry)?.[lang] ?? null,
            band:
              band === null || number.benchmark === null
                ? null
                : bandText(band, benchmark.currency, lang),
            note: numberNote(number, numbering, words),
            id: entry.id === 'entered' ? `entered/${entry.stage ?? ''}` : entry.id,
            ref:
              row !== null
                ? bowtieRef(row, business, catalog.recorded)
                : ofYear.has(entry.id)
                  ? keptOf(by).ref
                  : null,
          }
          return Object.fromEntries(
            columns.all.map((each) => [each.name, cells[each.name] ?? null]),
          )
        }),
      ),
      summary: {
        sentence: sentenceOf(slices, {
          benchmark,
          isGiven: contractValue !== undefined,
          lang,
          currency: catalog.currency,
        }),
        numbering: numbering.id,
        benchmark: {
          id: benchmark.id,
          source: benchmark.source,
          year: benchmark.year,
          n: benchmark.n,
          currency: benchmark.currency,
        },
        contractValue: slices.length === 1 ? (slices[0]?.contract ?? null) : null,
        newBusiness: business !== asked,
      },
      findings: numberFindings(catalog, asked, {
        numbers: all,
        numbering,
        counted: monthly,
        lang,
        recurring,
        benchmark,
        lacksContract:
          slices.some(({ isCompared }) => isCompared) && slices.every(({ band }) => band === null),
      }),
    }
  },
}

function named<T extends { readonly id: string }>(among: readonly T[], id: string): T {
  const found = among.find((each) => each.id === id)
  if (found === undefined) throw new Error(`preset is not in the standard: ${id}`)
  return found
}

/** Numbers that rest on what is left of a year ago. */
const ofYear: ReadonlySet<string> = new Set([
  'grossRetention',
  'netRetention',
  'expansionRate',
  'lifetimeRevenue',
])

interface SliceFacts {
  readonly by: Slice
  readonly rows: readonly BowtieRow[]
  readonly recurring: readonly Recurring[]
}

/** Slices of the bowtie in its order, then those that have money alone. */
function slicesOf(
  rows: readonly BowtieRow[],
  recurring: readonly Recurring[],
  dimensions: number,
): readonly SliceFacts[] {
  const slices = new Map<string, { by: Slice; rows: BowtieRow[]; recurring: Recurring[] }>()
  const at = (by: Slice) => {
    const found = slices.get(sliceKey(by)) ?? { by, rows: [], recurring: [] }
    slices.set(sliceKey(by), found)
    return found
  }
  if (dimensions === 0) at([])
  for (const row of rows) at(row.by).rows.push(row)
  for (const sum of recurring) at(sum.by).recurring.push(sum)
  return [...slices.values()]
}

interface SentenceContext {
  readonly benchmark: Benchmark
  readonly isGiven: boolean
  readonly lang: Language
  readonly currency: string
}

function sentenceOf(slices: readonly SliceNumbers[], context: SentenceContext): string {
  const { benchmark, isGiven, lang, currency } = context
  const scores = slices.flatMap(({ numbers }) => numbers.flatMap(({ score }) => score ?? []))
  const table = benchmark.label[lang]
  if (scores.length === 0) {
    return lang === 'fr'
      ? `Aucun chiffre ne peut être comparé à ${table}.`
      : `No number can be compared with ${table}.`
  }
  const of = (score: string): string =>
    wordNumber(scores.filter((each) => each === score).length, lang)
  const near = scores.filter((score) => score === 'near').length
  const tally = [of('ahead'), of('near'), of('behind')] as const
  const [first] = slices
  const value = first?.contract ?? null
  const band = first?.band ?? null
  const single = slices.length === 1 && value !== null && band !== null
  const amount = single ? wordMoney(value, isGiven ? benchmark.currency : currency, lang) : ''
  if (lang === 'fr') {
    const by = single
      ? `contrats ${bandText(band, benchmark.currency, 'fr')} (${isGiven ? 'valeur donnée' : 'contrat médian'} : ${amount})`
      : 'chaque tranche selon ses propres contrats'
    return `Sur ${counted(scores.length, ['chiffre comparé', 'chiffres comparés'], 'fr')} à ${table}, ${tally[0]} devant, ${tally[1]} ${pick(near, ['proche', 'proches'], 'fr')} et ${tally[2]} derrière ; ${by}.`
  }
  const by = single
    ? `contracts of ${bandText(band, benchmark.currency, 'en')} (${isGiven ? 'value given' : 'median contract'}: ${amount})`
    : 'each slice by its own contracts'
  return `Of ${counted(scores.length, ['number', 'numbers'], 'en')} compared with ${table}, ${tally[0]} ahead, ${tally[1]} near and ${tally[2]} behind; ${by}.`
}
