import type { AnswerColumn, Cell } from '../../answers/answer.ts'
import { renderTable } from '../table.ts'
import { wrapText } from '../text/fit-text.ts'
import type { DrawingOptions } from './drawing.ts'
import type { Bowtie } from './figures.ts'
import { datedParts } from './heading.ts'

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
      ...bowtie.stages.flatMap(({ entered, open, rate }, index): (readonly [string, Cell])[] => [
        [`volume${index}`, view === 'stock' ? open : entered],
        [`rate${index}`, rate],
      ]),
    ]),
  )
  const table = renderTable(columns, rows, { width, lang }).trimEnd().split('\n')
  if (view === 'stock') return table
  const note = words.arrowNote[view](datedParts(bowties, words, lang))
  const notes = ranged ? [note, words.rangeNote] : [note]
  return [...table, '', ...notes.flatMap((text) => wrapText(text, width))]
}
