import type { Day, View } from '../../engine/engine.ts'
import type { BowtieRow } from '../../models/data/bowtie.ts'
import type { Language } from '../../standard/types.ts'
import { bowtieWords, type StageTotal } from './bowtie-words.ts'
import type { Asked } from '../input/normalize.ts'

/** The bowtie in one sentence: its first stage, the commitment, its last stage. */
export function bowtieSentence(
  { rows, mapped }: { readonly rows: readonly BowtieRow[]; readonly mapped: boolean },
  asked: Asked,
  lang: Language,
): string {
  const words = bowtieWords[lang]
  if (!mapped) return words.unmapped
  const followed = rows.filter(({ isCounted }) => !isCounted)
  const sentence = followedSentence(followed, asked, lang)
  const counted = stageTotals(rows.filter(isTold), asked.view)
  return [sentence, ...counted.map((total) => words.counted(total))].join(' ')
}

function isTold({ isCounted, entered }: BowtieRow): boolean {
  return isCounted && entered !== null
}

function followedSentence(rows: readonly BowtieRow[], asked: Asked, lang: Language): string {
  const words = bowtieWords[lang]
  const totals = stageTotals(rows, asked.view)
  const [first, ...others] = totals
  if (first === undefined) return words.nothing(asked)
  if (asked.view === 'stock') return words.stock(totals, asked)
  const later = others.filter((total) => total.knot || total.last)
  return asked.view === 'period'
    ? words.period(first, later, asked)
    : words.cohort(first, later, asked)
}

/**
 * Sums over slices and periods. Open ones add up over the cohorts of a stage, but not over the
 * ends of periods: of these the last one counts.
 */
function stageTotals(rows: readonly BowtieRow[], view: View): readonly StageTotal[] {
  const stages = new Map(rows.map(({ stage }) => [stage.id, stage]))
  return [...stages.values()].map((stage) => {
    const own = rows.filter((row) => row.stage.id === stage.id)
    const n = sum(own, ({ rateNaive }) => rateNaive.n)
    return {
      label: stage.label,
      knot: stage.side === 'knot',
      last: stage.next === null,
      entered: sum(own, ({ entered }) => entered),
      open: sum(openRows(own, view), ({ open }) => open),
      lost: sum(own, ({ lost }) => lost),
      goneOn: sum(own, ({ goneOn }) => goneOn),
      dated: n,
      rate: n === 0 ? null : sum(own, rateTimesN) / n,
      honest: own.length === 1 ? (own[0]?.rate ?? null) : null,
    }
  })
}

function openRows(rows: readonly BowtieRow[], view: View): readonly BowtieRow[] {
  if (view !== 'period') return rows
  const last = rows.reduce<Day | null>((latest, { period }) => period ?? latest, null)
  return rows.filter(({ period }) => period === last)
}

function rateTimesN({ rateNaive: { value, n } }: BowtieRow): number {
  return (value ?? 0) * (n ?? 0)
}

function sum(rows: readonly BowtieRow[], of: (row: BowtieRow) => number | null): number {
  return rows.reduce((total, row) => total + (of(row) ?? 0), 0)
}
