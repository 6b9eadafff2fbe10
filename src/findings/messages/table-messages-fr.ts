import type { Messages, TableCode } from '../message.ts'
import { counted, pick } from '../wording.ts'
import { worth } from './money-doubt-messages-fr.ts'

const show = (message: string, effect: string) => ({ message, effect })

/** What is to be said of tables as a whole. */
export const tablesInFrench: Pick<Messages, TableCode> = {
  padded_text: (f) =>
    show(
      `${counted(f.rows, ['ligne', 'lignes'], 'fr')}${worth(f)} ${pick(f.rows, ['a', 'ont'], 'fr')} des blancs autour du texte dans ${f.where}, par exemple « ${f.params.example} ».`,
      'Le texte est lu sans eux, et ne fait qu’un avec le même texte qui n’en a pas. Il n’y a rien à faire.',
    ),
  unknown_column: (f) =>
    show(
      `${f.where} n’est ni une colonne du standard ni une dimension.`,
      'Elle est ignorée. Nommez-la sous dimensions pour en faire un découpage, ou retirez-la.',
    ),
  empty_table: (f) =>
    show(
      `${f.where} n’a aucune ligne.`,
      'Ce qui en a besoin ne montre rien. Vérifiez son SQL et ses sources.',
    ),
  unused_table: (f) =>
    show(
      `${f.where} est associée, mais aucune réponse ne s’en sert encore.`,
      'Elle ne change aucun chiffre.',
    ),
}
