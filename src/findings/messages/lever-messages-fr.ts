import { cellLabel } from '../../standard/sheet-cells.ts'
import type { LeverCode, Messages, StageName } from '../message.ts'

const list = new Intl.ListFormat('fr', { type: 'conjunction' })

function names(cells: readonly string[], name: StageName): string {
  return list.format(cells.map((cell) => cellLabel(cell, name, 'fr')))
}

/** What cannot be known of levers. */
export const leversInFrench: Pick<Messages, LeverCode> = {
  levers_spent: ({ params }, name) => ({
    message: `L’effort ne change rien à\u00a0: ${names(params.cells, name)}.`,
    effect:
      'Ce ne sont pas ici des leviers\u00a0: il n’y a plus rien à gagner, cela n’arrive pas, ou c’est déjà aussi bon que ce qu’il faut atteindre.',
  }),
  levers_vague: ({ params }, name) => ({
    message: `Mesurés sur peu, ou on ne sait sur combien\u00a0: ${names(params.cells, name)}.`,
    effect:
      'Leurs leviers indiquent une direction, sans plus\u00a0: ce qu’ils ajoutent peut être loin du vrai.',
  }),
  levers_unsure: ({ params }, name) => ({
    message: `Aucun intervalle n’est connu pour\u00a0: ${names(params.cells, name)}.`,
    effect:
      'Les intervalles de ce qu’ajoutent les leviers ne tiennent pas compte de leur incertitude.',
  }),
  levers_alike: ({ params }, name) => ({
    message: `Qui n’avance que parce que davantage avancent est supposé valoir les autres : ${names(params.cells, name)}.`,
    effect:
      'S’ils sont plus faibles et se perdent plus souvent aux étapes suivantes, ces leviers ajoutent moins : ce qui est dit est alors le plus qu’on puisse en attendre. Le dernier taux, le prix et les entrées n’en dépendent pas.',
  }),
}
