import type { Messages, TableCode } from '../message.ts'

const show = (message: string, effect: string) => ({ message, effect })

/** What is to be said of tables as a whole. */
export const tablesInFrench: Pick<Messages, TableCode> = {
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
