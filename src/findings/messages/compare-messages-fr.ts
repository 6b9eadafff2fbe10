import type { CompareCode, Messages } from '../message.ts'
import { counted } from '../wording.ts'

/** What hinders comparing two sides. */
export const comparisonsInFrench: Pick<Messages, CompareCode> = {
  compared_views: () => ({
    message: 'Les taux ne se comparent que si les deux côtés comptent par date d’entrée.',
    effect:
      'Les volumes sont côte à côte, chacun selon sa vue ; aucun taux, aucune différence ni verdict n’est donné. Demandez la vue cohort des deux côtés.',
  }),
  compared_overlap: (f) => ({
    message: `Dans ${counted(f.rows, ['étape', 'étapes'], 'fr')}, des entrées sont des deux côtés, jusqu’à ${counted(f.params.entries, ['entrée', 'entrées'], 'fr')}.`,
    effect:
      'Ce qui est des deux côtés ne peut différer par hasard, et les intervalles des deux taux ne s’ajoutent pas : la différence est donnée sans intervalle ni verdict. Choisissez des dates ou des filtres sans rien de commun.',
  }),
  policies_overlap: (f) => ({
    message: `${counted(f.rows, ['règle change un autre montant à son tour que seule', 'règles changent un autre montant à leur tour que seules'], 'fr')}.`,
    effect:
      'Des règles touchent le même argent : ce qui revient à l’une dépend de l’ordre dans lequel elles changent, ici celui du standard. Les parts s’ajoutent à la différence ; les montants pris seuls pas forcément.',
  }),
}
