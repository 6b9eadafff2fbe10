import { cellLabel } from '../../standard/sheet-cells.ts'
import type { LeverCode, Messages, StageName } from '../message.ts'

const list = new Intl.ListFormat('en', { type: 'conjunction' })

function names(cells: readonly string[], name: StageName): string {
  return list.format(cells.map((cell) => cellLabel(cell, name, 'en')))
}

/** What cannot be known of levers. */
export const leversInEnglish: Pick<Messages, LeverCode> = {
  levers_spent: ({ params }, name) => ({
    message: `The effort changes nothing of: ${names(params.cells, name)}.`,
    effect:
      'They are no lever here: nothing is left to gain, none of it happens, or it is as good already as what it should reach.',
  }),
  levers_vague: ({ params }, name) => ({
    message: `Measured of few, or of nobody knows how many: ${names(params.cells, name)}.`,
    effect: 'Their levers show a direction, no more: what they add may be far off.',
  }),
  levers_unsure: ({ params }, name) => ({
    message: `No interval is known of: ${names(params.cells, name)}.`,
    effect: 'The intervals of what levers add do not count how wrong these may be.',
  }),
  levers_alike: ({ params }, name) => ({
    message: `Who goes on only because more do is taken to be as good as the others: ${names(params.cells, name)}.`,
    effect:
      'Where those are weaker, and are lost in later stages more often, these levers add less: what is told is then the most to expect of them. The last rate, the price and what enters do not rest on this.',
  }),
}
