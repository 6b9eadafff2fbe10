import type { AnswerEnvelope } from '../../answers/answer.ts'
import type { Bowtie } from '../../render/bowtie/figures.ts'
import { horizonNotes, viewOf } from '../../render/bowtie/heading.ts'
import { datedParts } from '../../render/bowtie/heading.ts'
import { countedNote } from '../../render/bowtie/rate-lines.ts'
import type { Scales } from '../../render/bowtie/shape.ts'
import { WORDS } from '../../render/bowtie/words.ts'
import { formatCount, formatDays, formatShort } from '../../render/text/format.ts'
import type { Language } from '../../standard/types.ts'
import { CHART_WORDS } from '../chart-words.ts'
import { headlineMedian, isDirectional, isImmature, toldRate } from '../headline-rate.ts'
import type { Drawn } from './scene.ts'

/** What the drawing's heights and widths mean, and what one must know to read it. */
export function chartNotes(
  envelope: AnswerEnvelope,
  { bowties, scales }: { readonly bowties: readonly Bowtie[]; readonly scales: Scales },
  drawn: readonly Drawn[],
  lang: Language,
): readonly string[] {
  const [first] = bowties
  if (first === undefined) return []
  const [shared, view] = [WORDS[lang], viewOf(envelope)]
  const counted = countedNote(bowties, shared)
  if (scales.left === 0 && scales.right === 0) return [shared.nothing]
  const sides = new Set(first.stages.map(({ side }) => side))
  const most = (side: 'left' | 'right'): string => formatCount(scales[side], lang)
  const right = sides.has('right') || sides.has('knot')
  const upright = drawn[0]?.upright === true
  const scale = upright ? CHART_WORDS[lang].upright.scale : shared.scale
  const isOverlapping = drawn.some(({ layout }) =>
    layout.steps.some(({ texts }) => texts.rateChange?.endsWith(CHART_WORDS[lang].overlap)),
  )
  const heights = scale(sides.has('left') ? most('left') : null, right ? most('right') : null)
  return [
    bowties.length > 1 ? `${heights}; ${shared.sameScale}` : heights,
    ...widthNotes(first, drawn, lang),
    ...(view === 'stock' ? [] : rateNotes(bowties, view, isOverlapping, lang)),
    ...(view === 'stock' || counted === null ? [] : [`* ${counted}`]),
    ...(view === 'period' ? [shared.filledNote] : []),
    ...(sides.has('left') && right && !sides.has('knot') ? [shared.noCommit] : []),
    ...horizonNotes(first, envelope.asOf, shared),
  ]
}

/** What the rates are, and what the words beside them mean. */
function rateNotes(
  bowties: readonly Bowtie[],
  view: 'cohort' | 'period',
  isOverlapping: boolean,
  lang: Language,
): readonly string[] {
  const [words, shared] = [CHART_WORDS[lang], WORDS[lang]]
  const dated = datedParts(bowties, shared, lang)
  const rates = bowties.flatMap(({ stages }) => stages.flatMap(({ honest }) => honest ?? []))
  if (rates.every(({ n }) => n === 0)) return [shared.rateNote[view](dated)]
  const told = rates.filter(({ value }) => value !== null)
  return [
    words.honestNote,
    words.naiveNote(dated),
    ...(told.some(isImmature) ? [words.earlyNote] : []),
    ...(told.some(isDirectional) ? [words.directionalNote] : []),
    ...(isOverlapping ? [words.overlapNote] : []),
  ]
}

function widthNotes(
  { stages }: Bowtie,
  drawn: readonly Drawn[],
  lang: Language,
): readonly string[] {
  const all = CHART_WORDS[lang]
  const words =
    drawn[0]?.upright === true
      ? { ...all, ...all.upright, width: all.upright.time, widthHonest: all.upright.timeHonest }
      : all
  const scale = drawn[0]?.layout.scale ?? { left: 0, right: 0 }
  if (scale.left === 0 && scale.right === 0) return []
  const floor = Math.max(...drawn.map(({ layout }) => layout.floor ?? 0))
  const ratio = scale.left > 0 && scale.right > 0 ? scale.left / scale.right : 1
  return [
    [
      stages.some((stage) => toldRate(stage) !== null) ? words.widthHonest : words.width,
      ratio > 1.02 ? words.twoScales('left', formatShort(ratio, lang)) : '',
      ratio < 0.98 ? words.twoScales('right', formatShort(1 / ratio, lang)) : '',
      floor > 0 ? words.floor(formatDays(floor, lang)) : '',
      stages.some((stage) => headlineMedian(stage) === null) ? words.noTime : '',
    ]
      .filter((part) => part !== '')
      .join('; '),
  ]
}
