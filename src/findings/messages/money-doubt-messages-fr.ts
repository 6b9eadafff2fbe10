import type { FindingOf } from '../finding.ts'
import type { Messages, MoneyDoubtCode } from '../message.ts'
import { counted, pick, wordNumber } from '../wording.ts'

type Doubted = Pick<FindingOf<'charge_zero'>, 'rows' | 'params'>

const lines = ({ rows }: Doubted): string => counted(rows, ['ligne', 'lignes'], 'fr')

/** ` (1 200 EUR et 300 USD, tels qu’écrits)` */
export const worth = ({
  params,
}: {
  readonly params: Pick<Doubted['params'], 'amounts'>
}): string => {
  const amounts = params.amounts.map(
    ({ amount, currency }) => `${wordNumber(Number(amount), 'fr')} ${currency}`,
  )
  return amounts.length === 0
    ? ''
    : ` (${new Intl.ListFormat('fr').format(amounts)}, tels qu’écrits)`
}

const show = (message: string, effect: string) => ({ message, effect })

/** Ce qui est douteux, en soi, dans les lignes d’argent. */
export const moneyDoubtsInFrench: Pick<Messages, MoneyDoubtCode> = {
  charge_zero: (f) =>
    show(
      `${lines(f)} à zéro.`,
      'Chacune compte avec les lignes du même client, du même produit et de la même période, et n’ajoute rien\u202f; si toutes sont à zéro, aucune ne compte.',
    ),
  charge_negative: (f) =>
    show(
      `${lines(f)}${worth(f)} sous zéro, par exemple ${f.params.example}.`,
      'Chacune reprend sur les lignes du même client, du même produit et de la même période\u202f; si elle reprend tout, aucune ne compte. Sans de telles lignes, elle est laissée de côté. Un avoir d’une autre nature est de type credit.',
    ),
  charge_repeated: (f) =>
    show(
      `${lines(f)}${worth(f)} au client, au produit, à la période et au montant d’une autre, par exemple ${f.params.example}.`,
      'Elles s’ajoutent\u202f: on peut avoir vendu deux fois la même chose. Si c’est une seule ligne écrite deux fois, c’est autant de trop\u202f; retirez la seconde dans le SQL.',
    ),
  charge_short: (f) =>
    show(
      `${lines(f)}${worth(f)} pour moins de 28 jours, par exemple jusqu’au ${f.params.example}.`,
      'Sur un an, c’est plus de 13 fois autant, tant que cela dure. Voyez si cela revient, ou si c’est un prorata.',
    ),
  money_far_end: (f) =>
    f.params.source === 'charges'
      ? show(
          `${lines(f)}${worth(f)} pour une période qui finit dix ans après les données ou plus tard, par exemple ${f.params.example}.`,
          'Le montant s’étale sur toute cette durée, et compte jusque-là. Vérifiez la fin.',
        )
      : show(
          `${counted(f.rows, ['intervalle de prix', 'intervalles de prix'], 'fr')}${worth(f)} ${pick(f.rows, ['finit', 'finissent'], 'fr')} dix ans après les données ou plus tard, par exemple ${f.params.example}.`,
          'Il compte comme en cours jusque-là. Si aucune fin n’est convenue, laissez-la vide.',
        ),
}
