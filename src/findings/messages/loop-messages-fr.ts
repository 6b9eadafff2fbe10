import type { LoopCode, Messages } from '../message.ts'
import { counted, pick, wordNumber, wordPercent } from '../wording.ts'

const show = (message: string, effect: string) => ({ message, effect })
const percent = (share: number): string => wordPercent(Math.round(share * 100) / 100, 'fr')

/** Ce qui distingue les bons clients, et ce que valent les scores. */
export const loopInFrench: Pick<Messages, LoopCode> = {
  loop_few: (f) =>
    show(
      `${counted(f.rows, ['valeur d’attribut a', 'valeurs d’attributs ont'], 'fr')} trop peu de clients pour être testée${pick(f.rows, ['', 's'], 'fr')}, ou trop peu d’autres en face.`,
      `${pick(f.rows, ['Elle est donnée', 'Elles sont données'], 'fr')} sans verdict. Il faut ${wordNumber(f.params.least, 'fr')} clients de chaque côté pour ce qu’ils paient et, pour ce qu’ils deviennent, assez pour en attendre ${wordNumber(f.params.ends, 'fr')} fins de chaque côté.`,
    ),
  loop_unfinished: (f) =>
    show(
      `${counted(f.rows, ['client a payé', 'clients ont payé'], 'fr')} pour la première fois il y a moins de ${wordNumber(f.params.months, 'fr')} mois.`,
      'Ce qu’ils paient n’est pas encore comparé\u202f; ce qu’ils deviennent compte aussi longtemps qu’on le sait. Moins de mois en prend davantage.',
    ),
  loop_apart: () =>
    show(
      'Chaque attribut est donné seul, face à tous les autres clients.',
      'Des attributs qui vont ensemble partagent un effet, et aucun n’est prouvé comme cause. Les scores les pèsent tous à la fois.',
    ),
  loop_of_today: (f) =>
    show(
      `${new Intl.ListFormat('fr').format(f.params.dimensions)}\u202f: ${f.params.dimensions.length === 1 ? 'attribut des comptes, connu tel qu’il est' : 'attributs des comptes, connus tels qu’ils sont'} aujourd’hui.`,
      'Une valeur changée après la signature dit peut-être ce qu’est devenu le client, au lieu de l’annoncer.',
    ),
  loop_without_impacts: () =>
    show(
      'La table impacts n’est pas associée.',
      'On ne sait pas qui a atteint un impact. Associez impacts dans bowline.yaml.',
    ),
  loop_untaught: (f) =>
    show(
      `${counted(f.rows, ['client ne suffit', 'clients ne suffisent'], 'fr')} pas pour apprendre des scores, ou il y a parmi eux trop peu de bons, ou trop peu d’autres.`,
      `Il faut ${wordNumber(f.params.least, 'fr')} clients dont les mois sont écoulés, dont ${wordNumber(f.params.good, 'fr')} bons et ${wordNumber(f.params.good, 'fr')} autres. Moins de mois en prend davantage.`,
    ),
  loop_unchecked: () =>
    show(
      'Il y a trop peu de clients pour vérifier les scores sur d’autres que ceux qui les ont appris.',
      'Rien ne montre qu’ils classent mieux que le hasard. Prenez-les comme un premier indice.',
    ),
  loop_blind: (f) =>
    show(
      `Sur ${counted(f.rows, ['client', 'clients'], 'fr')} que les scores n’avaient pas vus, le meilleur de deux a le score le plus haut dans ${percent(f.params.ranked)} des cas (de ${percent(f.params.low)} à ${percent(f.params.high)})\u202f: pas mieux que le hasard, pour autant qu’on puisse le dire.`,
      'Ne choisissez pas d’après ces scores.',
    ),
}
