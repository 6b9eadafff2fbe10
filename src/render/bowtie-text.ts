import type { AnswerEnvelope } from '../answers/answer.ts'
import type { Interval } from '../engine/engine.ts'
import type { Language } from '../standard/types.ts'
import { type DrawingOptions, drawSideBySide, scaleNote } from './bowtie/drawing.ts'
import { type Bowtie, readBowties } from './bowtie/figures.ts'
import {
  datedParts,
  heading,
  horizonNotes,
  intervalOf,
  isRanged,
  sliceName,
  viewOf,
} from './bowtie/heading.ts'
import { drawPeriods, drawSliceTrends } from './bowtie/periods.ts'
import { pivotTable } from './bowtie/pivot.ts'
import {
  atOnceNote,
  countedNote,
  hasDirectional,
  hasHonest,
  whyDifferent,
} from './bowtie/rate-lines.ts'
import { type Scales, fatesOf, scalesOf } from './bowtie/shape.ts'
import { drawUpright } from './bowtie/upright.ts'
import { wingLine } from './bowtie/wing-line.ts'
import { WORDS } from './bowtie/words.ts'
import { fitText, wrapText } from './text/fit-text.ts'
import { formatCount } from './text/format.ts'

export interface BowtieTextOptions {
  readonly width?: number
  readonly lang: Language
}

const NARROWEST = 20
const WIDEST = 120
/** More than that, and a table says more than drawings do. */
const MOST_DRAWN = 6
const MOST_LISTED = 40

/**
 * The bowtie for the terminal: what is shown, the sentence that answers, the drawing with its
 * numbers, the scale and the horizons. Up to six slices are drawn under each other on one scale;
 * more become a table, periods become lines over time.
 */
export function drawBowtie(
  envelope: AnswerEnvelope,
  { width = 80, lang }: BowtieTextOptions,
): string {
  const room = Math.min(WIDEST, Math.max(NARROWEST, width))
  const options: DrawingOptions = {
    width: room,
    lang,
    currency: envelope.currency,
    view: viewOf(envelope),
    ranged: isRanged(envelope),
    words: WORDS[lang],
  }
  const bowties = readBowties(envelope)
  const body = bowties.length === 0 ? [] : ['', ...bodyOf(envelope, bowties, options)]
  const lines = [...heading(envelope, options.words, room), ...body]
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}

function bodyOf(
  envelope: AnswerEnvelope,
  bowties: readonly Bowtie[],
  options: DrawingOptions,
): readonly string[] {
  const { words, width } = options
  const first = bowties[0]
  const horizons = first === undefined ? [] : horizonNotes(first, envelope.asOf, words)
  const wrapped = horizons.flatMap((note) => wrapText(note, width))
  const interval = intervalOf(envelope)
  if (interval !== null) return [...overTime(bowties, interval, options), ...wrapped]
  if (bowties.length > MOST_DRAWN) return [...listed(bowties, options), ...wrapped]
  const money = bowties.map((bowtie) => {
    const line = wingLine(envelope, bowtie, options.lang)
    return line === null ? [] : wrapText(line, width)
  })
  return [...drawn(bowties, money, options), ...wrapped]
}

/** Under each bowtie the line of its money, where it has one. */
function drawn(
  bowties: readonly Bowtie[],
  money: readonly (readonly string[])[],
  options: DrawingOptions,
): readonly string[] {
  const { width, words } = options
  const rows = bowties.length > 1 ? 5 : width < 100 ? 9 : 13
  const stages = bowties.map((bowtie) => bowtie.stages)
  const drawing = drawSideBySide(stages, rows, options)
  const titles = bowties.map(({ slice }) =>
    slice.length === 0 ? [] : [fitText(sliceName(slice, words), width).trimEnd()],
  )
  if (drawing !== null) {
    const parts = drawing.bowties.map((lines, index) => [
      ...(titles[index] ?? []),
      ...lines,
      ...(money[index] ?? []),
    ])
    const notes = notesOf(bowties, drawing.scales, options)
    return [...drawing.labels, ...spaced(parts), '', ...notes]
  }
  const scales = scalesOf(stages.flat().map((stage) => fatesOf(stage, options.view)))
  const parts = stages.map((stages, index) => [
    ...(titles[index] ?? []),
    ...drawUpright(stages, scales, options),
    ...(money[index] ?? []),
  ])
  return [...spaced(parts), '', ...notesOf(bowties, scales, options)]
}

function notesOf(
  bowties: readonly Bowtie[],
  scales: Scales,
  { words, view, ranged, lang, width }: DrawingOptions,
): readonly string[] {
  const scale = scaleNote(scales, words, lang)
  if (scales.left === 0 && scales.right === 0) return wrapText(scale, width)
  const notes = [bowties.length > 1 ? `${scale}; ${words.sameScale}` : scale]
  const stages = bowties.flatMap((bowtie) => bowtie.stages)
  const dated = datedParts(bowties, words, lang)
  if (hasHonest(stages)) {
    notes.push(words.honestNote(dated))
    const why = bowties.length === 1 ? whyDifferent(stages, words, lang) : null
    if (why !== null) notes.push(why)
    const soon = atOnceNote(stages, words)
    if (soon !== null) notes.push(soon)
    if (hasDirectional(stages)) notes.push(words.fewNote)
  } else if (view !== 'stock') notes.push(words.rateNote[view](dated))
  const counted = countedNote(bowties, words)
  if (counted !== null && view !== 'stock') notes.push(`*, · ${counted}`)
  if (ranged) notes.push(words.rangeNote)
  if (view === 'period') notes.push(words.filledNote)
  const sides = new Set(bowties[0]?.stages.map(({ side }) => side))
  if (sides.has('left') && sides.has('right') && !sides.has('knot')) notes.push(words.noCommit)
  return notes.flatMap((note) => wrapText(note, width))
}

function listed(bowties: readonly Bowtie[], options: DrawingOptions): readonly string[] {
  const { words } = options
  const dimensions = bowties[0]?.slice.map(({ dimension }) => dimension).join(', ') ?? ''
  const of = ({ slice }: Bowtie): string =>
    slice.length === 1 && slice[0]?.value != null ? slice[0].value : sliceName(slice, words)
  const key = { label: dimensions, of }
  const lines = pivotTable(bowties.slice(0, MOST_LISTED), key, options)
  const note = partNote(MOST_LISTED, bowties.length, options)
  return note.length > 0 ? [...lines, '', ...note] : lines
}

function overTime(
  bowties: readonly Bowtie[],
  interval: Interval,
  options: DrawingOptions,
): readonly string[] {
  const groups = bySlice(bowties)
  const [only] = groups
  if (groups.length === 1 && only?.[0]?.slice.length === 0) {
    return drawPeriods(only, interval, options)
  }
  const parts = groups
    .slice(0, MOST_DRAWN)
    .map((group) => drawSliceTrends(group, interval, options))
  return [...spaced(parts), '', ...partNote(MOST_DRAWN, groups.length, options)]
}

/** Says that only some of the slices are shown. */
function partNote(
  shown: number,
  all: number,
  { words, lang, width }: DrawingOptions,
): readonly string[] {
  if (all <= shown) return []
  return wrapText(words.shownOf(formatCount(shown, lang), formatCount(all, lang)), width)
}

function bySlice(bowties: readonly Bowtie[]): readonly (readonly Bowtie[])[] {
  const groups = new Map<string, Bowtie[]>()
  for (const bowtie of bowties) {
    const key = JSON.stringify(bowtie.slice)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [bowtie])
    else group.push(bowtie)
  }
  return [...groups.values()]
}

function spaced(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))
}
