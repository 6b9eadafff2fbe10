import type { Messages, PolicyCode } from './message.ts'
import { counted, pick } from './wording.ts'

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
}
