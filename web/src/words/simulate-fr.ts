import type { simulateEn } from './simulate-en.ts'

/** Sur la page des scénarios. */
export const simulateFr: Readonly<Record<keyof typeof simulateEn, string>> = {
  simulateSheet: 'Les leviers',
  simulateHint:
    'Déplacez un levier dès le premier mois, ou écrivez un changement comme +10%, +2pt, 25% ou -3d : tout se redessine aussitôt.',
  simulateEntering: 'entrées par mois',
  simulatePrice: 'une vente rapporte',
  simulateChurn: 'perdu en un an',
  simulateExpansion: 'ajouté en un an',
  simulateOnboarding: 'de ce qui est signé, démarre',
  simulateAsIs: 'inchangé',
  simulateSet: 'changé ici',
  simulateTogether: 'tous ensemble',
  simulateSlider: '{name}, curseur',
  simulateChange: '{name}, changement',
  simulateBack: 'Revenir à {value} : {name}',
  simulateBackShort: 'revenir à {value}',
  simulateReset: 'Tout reprendre',
  simulateFigures: 'Ce à quoi mènent les changements',
  simulateExpected: 'attendu avant le {until}',
  simulateExpectedOn: 'attendu le {until}',
  simulateMore: 'de plus que sans rien changer',
  simulateBetween: '80 % entre {low} et {high}',
  simulateWithout: 'sans rien changer : {value}',
  simulateReach: 'atteignent {target}',
  simulateOther: 'Aussi changé : {sets}',
  simulateNothing: 'Rien n’est connu qui puisse être déplacé.',
}
