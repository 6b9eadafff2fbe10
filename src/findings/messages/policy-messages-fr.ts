import type { Messages, PolicyCode } from '../message.ts'
import type { FindingParams } from '../params.ts'
import { counted, pick, wordNumber, wordPercent } from '../wording.ts'

/** What the policies on real journeys did to the data, and what it is worth. */
export const policiesInFrench: Pick<Messages, PolicyCode> = {
  identity_read: (f) => ({
    message: `${counted(f.rows, ['ligne a', 'lignes ont'], 'fr')} en ${f.where} un identifiant que identities lit autrement, comme « ${f.params.example} ».`,
    effect: `${pick(f.rows, ['Elle compte', 'Elles comptent'], 'fr')} avec ce que cet identifiant désigne ; sans identities, ${pick(f.rows, ['elle', 'chacune'], 'fr')} porterait sur autre chose, ou sur rien.`,
  }),
  identity_merged: (f) => ({
    message: `Dans ${f.where}, ${counted(f.rows, ['chose est connue', 'choses sont connues'], 'fr')} de plusieurs systèmes, comme « ${f.params.example} ».`,
    effect: `${pick(f.rows, ['Elle compte', 'Chacune compte'], 'fr')} une fois, et non une fois par système : colonne par colonne avec ce qui a été enregistré en dernier, sinon avec la première valeur connue.`,
  }),
  identity_conflict: (f) => ({
    message: `Les systèmes ne s’accordent pas sur ${f.where} de ${counted(f.rows, ['chose', 'choses'], 'fr')} que identities réunit, comme « ${f.params.example} ».`,
    effect:
      'Ce qui a été enregistré en dernier compte ; au même moment, ce qui figure sous l’identifiant désigné, puis selon l’ordre des autres. Donnez la colonne dans un seul système, ou choisissez dans le SQL.',
  }),
  identity_chain: (f) => ({
    message: `${counted(f.rows, ['ligne', 'lignes'], 'fr')} de identities ${pick(f.rows, ['désigne', 'désignent'], 'fr')} un identifiant que identities lit aussi autrement, comme « ${f.params.example} ».`,
    effect:
      'Un identifiant désigné vaut pour lui-même : rien n’est suivi plus loin, et une seule chose peut compter deux fois. Désignez le dernier identifiant dans chaque ligne.',
  }),
  ambiguous_identity: (f) => ({
    message: `${counted(f.rows, ['ligne', 'lignes'], 'fr')} de identities ${pick(f.rows, ['donne', 'donnent'], 'fr')} un identifiant que d’autres lignes lisent autrement, comme « ${f.params.example} ».`,
    effect: 'Seul, il reste tel quel. Écrivez-le avec son système, system:id, là où il sert.',
  }),
  near_simultaneous: (f, name) => ({
    message: `${counted(f.rows, ['parcours quitte', 'parcours quittent'], 'fr')} ${name(stageOf(f))} au plus ${counted(f.params.seconds, ['seconde', 'secondes'], 'fr')} avant d’y entrer, comme « ${f.params.example} ».`,
    effect: `${pick(f.rows, ['Sa sortie est comptée', 'Leur sortie est comptée'], 'fr')} à l’instant de l’entrée, sans attente : l’ordre de telles heures ne dit rien. Sans policies.tolerance, ${pick(f.rows, ['son délai serait exclu car négatif', 'leurs délais seraient exclus car négatifs'], 'fr')}.`,
  }),
  outside_window: (f, name) => ({
    message: `${counted(f.rows, ['parcours ne continue', 'parcours ne continuent'], 'fr')} depuis ${name(stageOf(f))} que ${outside(f.params)} après ${pick(f.rows, ['y être entré', 'y être entrés'], 'fr')}, comme « ${f.params.example} ».`,
    effect: `Selon policies.windows, ${pick(f.rows, ['il n’a pas continué', 'ils n’ont pas continué'], 'fr')} de là, et ${pick(f.rows, ['reste', 'restent'], 'fr')} en cours sauf perte : des ${wordNumber(f.params.entered, 'fr')} entrés à une date connue, ${share(f.params.goneOn, f.params.entered)} ont continué ; sans la fenêtre, ${share(f.params.goneOn + f.rows, f.params.entered)}.`,
  }),
  re_entry: (f, name) => ({
    message: `${counted(f.rows, ['autre entrée', 'autres entrées'], 'fr')} en ${name(stageOf(f))} de ${counted(f.params.journeys, ['parcours', 'parcours'], 'fr')} qui y étaient déjà entrés : ${wordNumber(f.params.back, 'fr')} en revenant en arrière après avoir continué, ${wordNumber(f.params.afterLoss, 'fr')} en reprenant après une perte.`,
    effect: `Seule la première entrée de chaque parcours compte, avec ce qu’elle est devenue : ${wordNumber(f.params.entered, 'fr')} sont entrés à une date connue ; en comptant chaque entrée, ${wordNumber(f.params.entered + f.rows, 'fr')}. S’il s’agit d’une nouvelle poursuite, donnez-lui son propre parcours.`,
  }),
  resumed_after_loss: (f, name) => ({
    message: `${counted(f.rows, ['parcours perdu', 'parcours perdus'], 'fr')} en ${name(stageOf(f))} ${pick(f.rows, ['a', 'ont'], 'fr')} continué ensuite, comme « ${f.params.example} ».`,
    effect: `${pick(f.rows, ['Il compte', 'Ils comptent'], 'fr')} parmi ceux qui ont continué : des ${wordNumber(f.params.entered, 'fr')} entrés à une date connue, ${share(f.params.goneOn, f.params.entered)} ont continué ; si une perte était la fin, ${share(f.params.goneOn - f.rows, f.params.entered)}. S’il s’agit d’une nouvelle poursuite, donnez-lui son propre parcours.`,
  }),
  open_pursuits: (f) => ({
    message: `${counted(f.params.accounts, ['compte a', 'comptes ont'], 'fr')} plusieurs parcours en cours avant l’engagement, ${wordNumber(f.rows, 'fr')} en tout, comme « ${f.params.example} ».`,
    effect:
      'Chacun compte, mais le sort de l’un renseigne sur les autres : là où des comptes entrent plusieurs fois dans une étape, les intervalles sont élargis, car ils reposent sur les comptes et non sur les parcours.',
  }),
}

function outside({ least, most }: FindingParams['outside_window']): string {
  const limits = [
    ...(least === null ? [] : [`moins de ${counted(least, ['jour', 'jours'], 'fr')}`]),
    ...(most === null ? [] : [`plus de ${counted(most, ['jour', 'jours'], 'fr')}`]),
  ]
  return limits.join(' ou ')
}

function share(part: number, whole: number): string {
  return wordPercent(whole === 0 ? 0 : part / whole, 'fr')
}

function stageOf({ where }: { readonly where: string }): string {
  return where.slice(where.indexOf('/') + 1)
}
