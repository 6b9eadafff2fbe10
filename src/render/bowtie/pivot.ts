import type { AnswerColumn, Cell } from '../../answers/answer.ts'
import type { View } from '../../engine/engine.ts'
import { renderTable } from '../table.ts'
import { wrapText } from '../text/fit-text.ts'
import type { DrawingOptions } from './drawing.ts'
import type { Bowtie } from './figures.ts'
import { datedParts } from './heading.ts'
import { ageText, countedNote, hasDirectional, rateText } from './rate-lines.ts'

/** A line for each bowtie, read from left to right: volume, → share gone on, next volume. */
export function pivotTable(
  bowties: readonly Bowtie[],
  key: { readonly label: string; readonly of: (bowtie: Bowtie) => string },
  { words, width, lang, view, ranged }: DrawingOptions,
): readonly string[] {
  const stages = bowties[0]?.stages ?? []
  const columns: readonly AnswerColumn[] = [
    { name: 'key', unit: 'text', label: key.label },
    ...stages.flatMap(({ label, goesOn }, index): readonly AnswerColumn[] => {
      const volume = { name: `volume${index}`, unit: 'count', label } as const
      const rate = { name: `rate${index}`, unit: 'fraction', label: '→' } as const
      return goesOn ? [volume, rate] : [volume]
    }),
  ]
  const rows = bowties.map((bowtie) =>
    Object.fromEntries([
      ['key', key.of(bowtie)],
      ...bowtie.stages.flatMap((stage, index): (readonly [string, Cell])[] => [
        [`volume${index}`, view === 'stock' ? stage.open : stage.entered],
        [`rate${index}`, rateText(stage, lang)],
      ]),
    ]),
  )
  const table = renderTable(columns, rows, { width, lang }).trimEnd().split('\n')
  if (view === 'stock') return table
  const notes = [
    ...arrowNotes(bowties, { words, lang, view }),
    ...(ranged ? [words.rangeNote] : []),
  ]
  return [...table, '', ...notes.flatMap((text) => wrapText(text, width))]
}

/** What the arrows mean: within which age, stage by stage; so far where there is none. */
function arrowNotes(
  bowties: readonly Bowtie[],
  { words, lang, view }: Pick<DrawingOptions, 'words' | 'lang'> & { readonly view: RateView },
): readonly string[] {
  const counted = countedNote(bowties, words)
  const months = counted === null ? [] : [`* ${counted}`]
  const steps = (bowties[0]?.stages ?? []).flatMap(({ label, goesOn, isCounted }, index) => {
    const own = bowties.flatMap(({ stages }) => stages[index]?.honest ?? [])[0]
    return goesOn && !isCounted
      ? [{ label, age: own === undefined ? null : ageText(own, lang) }]
      : []
  })
  const dated = datedParts(bowties, words, lang)
  if (steps.every(({ age }) => age === null)) return [words.arrowNote[view](dated), ...months]
  const told = steps.flatMap(({ label, age }) => (age === null ? [] : [`${label} ${age}`]))
  const without = steps.filter(({ age }) => age === null).map(({ label }) => label)
  return [
    words.arrowWithin(told.join(', ')),
    ...(without.length === 0 ? [] : [words.arrowSoFar([...without, ...dated].join(', '))]),
    ...(bowties.some(({ stages }) => hasDirectional(stages)) ? [words.fewNote] : []),
    ...months,
  ]
}

type RateView = Exclude<View, 'stock'>
