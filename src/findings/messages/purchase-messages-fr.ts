import type { Messages, PurchaseCode } from '../message.ts'
import type { NoPurchases, NoSpend, NotBought } from '../purchase-params.ts'
import { counted, pick } from '../wording.ts'

const show = (message: string, effect: string) => ({ message, effect })

const slices = (rows: number): string => counted(rows, ['ligne', 'lignes'], 'fr')

const leftOut: Readonly<Record<NotBought, readonly [why: string, effect: string]>> = {
  no_account: [
    'sans compte',
    'Personne n’est connu qui ait fait ces achats. Reliez charges.account_id.',
  ],
  other_kind: [
    'd’une autre sorte que ponctuelle ou à l’usage',
    'Ce qui est récurrent n’est pas un achat ici. Demandez avec charges all pour tout compter.',
  ],
  not_counted: [
    'dont le statut ne compte pas',
    'Ce ne sont pas des achats. Les statuts qui comptent sont un choix du profil.',
  ],
  no_rate: [
    'dans une devise sans cours ce jour-là',
    'Ce ne sont pas des achats. Reliez exchange_rates avec un cours de ce jour ou d’avant.',
  ],
  not_positive: [
    'de jours dont la somme n’est pas positive',
    'Ce qui est remboursé le jour de l’achat n’est pas un achat\u202f; ce qui l’est plus tard laisse l’achat tel quel.',
  ],
}

const unknown: Readonly<Record<NoPurchases, string>> = {
  no_customers: 'personne n’a encore acheté',
  no_repeats: 'personne n’a encore racheté',
  at_edge: 'personne ne semble jamais partir, ou tous achètent pareillement, pour ce qui se voit',
  not_settled: 'beaucoup de modèles conviennent aussi bien',
}

const withoutSpend: Readonly<Record<NoSpend, string>> = {
  no_customers: 'personne n’a rien dépensé à un achat répété',
  few_customers: 'trop peu de clients ont racheté',
  at_edge: 'tous dépensent pareillement à chaque fois, ou chacun toujours autant',
  not_settled: 'beaucoup de modèles conviennent aussi bien',
  no_mean: 'les clients sont si différents que la dépense d’un nouveau n’a pas de moyenne',
}

/** What is left out of purchases, and how far what is foretold can be trusted. */
export const purchasesInFrench: Pick<Messages, PurchaseCode> = {
  purchases_unmapped: () =>
    show(
      'La table charges n’est pas reliée.',
      'Les achats ne peuvent pas être connus. Reliez charges dans bowline.yaml\u202f: account_id, charged_at, amount et kind.',
    ),
  purchases_left_out: (f) => {
    const [why, effect] = leftOut[f.params.left]
    return show(
      `${counted(f.rows, ['ligne', 'lignes'], 'fr')} de charges ${why} ${pick(f.rows, ['n’est pas comptée', 'ne sont pas comptées'], 'fr')}.`,
      effect,
    )
  },
  purchases_unknown: (f) =>
    show(
      `Ce qui est à venir ne peut pas se dire pour ${slices(f.rows)}\u202f: ${unknown[f.params.unfit]}.`,
      'Rien n’est dit à la place. Redemandez quand il y aura plus d’achats, ou pour plus de clients ensemble.',
    ),
  purchases_value_unknown: (f) =>
    show(
      `Ce que les clients paieront ne peut pas se dire pour ${slices(f.rows)}\u202f: ${withoutSpend[f.params.unfit]}.`,
      'Les achats sont dits sans leur valeur.',
    ),
  purchases_value_unbounded: (f) =>
    show(
      `Ce que les clients paieront n’a pas d’intervalle pour ${slices(f.rows)}\u202f: ils sont si différents que la dépense de l’un n’a pas de variance.`,
      'Quelques grands clients décident de ce qui est payé. Fiez-vous aux achats attendus, et à la liste des clients.',
    ),
  purchases_known_until: (f) =>
    show(
      `Les factures sont connues jusqu’au ${f.params.until}, avant la date d’observation.`,
      'Les clients sont suivis jusque-là, et les mois à venir y commencent.',
    ),
  purchases_off: (f) =>
    show(
      `Pour ${slices(f.rows)}, les achats du temps caché sont hors de l’intervalle prévu.`,
      'Ces clients n’achètent pas comme le suppose le modèle\u202f: leur rythme change, avec une saison, une campagne ou la croissance. Ce qui est dit de la suite se trompe d’autant, ou plus.',
    ),
  purchases_unchecked: (f) =>
    show(
      `Pour ${slices(f.rows)}, trop peu a été acheté avant le temps caché pour le prévoir.`,
      'La justesse du modèle n’est pas connue.',
    ),
  purchases_once: (f) =>
    show(
      `${counted(f.rows, ['client n’a acheté qu’une fois', 'clients n’ont acheté qu’une fois'], 'fr')}.`,
      'Dans ce modèle, personne ne part avant un premier rachat\u202f: ils comptent comme encore là, si long que soit leur silence. Fiez-vous aux achats attendus, qui sont rares pour eux.',
    ),
}
