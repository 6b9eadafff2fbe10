import { counted, pick, wordNumber, wordPercent } from '../../findings/wording.ts'
import { breakEvenOf, type BreakEven } from '../../models/math/plan-figures.ts'
import { meetingRate, seriesRate } from '../../models/math/meetings.ts'
import { valueOf } from '../../models/math/sheet.ts'
import type { SetCell } from '../../models/math/set-cell.ts'
import { cellLabel } from '../../standard/sheet-cells.ts'
import { cellText, type Planned, type PlanWords } from './plan-rows.ts'

const round = (value: number): number => Number(value.toPrecision(3))

interface Sums {
  readonly entering: number
  readonly wins: number
  readonly started: number
  readonly opening: number
  readonly running: number
  readonly runningBefore: number
  readonly lifetime: number
  readonly lifetimeBefore: number
}

/** What all sheets that are complete come to, and what is different with what is set. */
export function planSentence(
  planned: readonly Planned[],
  sets: readonly SetCell[],
  months: number,
  words: PlanWords,
): string {
  const { lang, currency } = words
  const told = planned.filter(({ figures }) => figures.told !== null)
  if (told.length === 0) {
    return lang === 'fr'
      ? 'La feuille ne suffit pas encore\u00a0: il lui manque des chiffres.'
      : 'The sheet does not come to anything yet: it lacks figures.'
  }
  const sums = sumsOf(told)
  const money = (value: number): string =>
    `${new Intl.NumberFormat(lang, { maximumSignificantDigits: 3 }).format(value)}\u00a0${currency}`
  const number = (value: number): string => wordNumber(round(value), lang)
  const span = counted(months, lang === 'fr' ? ['mois', 'mois'] : ['month', 'months'], lang)
  const each = sums.wins > 0 ? number(sums.entering / sums.wins) : null
  const one = each === null ? '' : lang === 'fr' ? ` (une sur ${each})` : ` (one of ${each})`
  const base =
    lang === 'fr'
      ? `${number(sums.entering)} entrées par mois donnent ${number(sums.wins)} ventes${one} et ${money(sums.started)} par an de revenu démarré\u00a0; en ${span}, ce qui est en cours passe de ${money(sums.opening)} à ${money(sums.running)}.`
      : `${number(sums.entering)} entering a month come to ${number(sums.wins)} wins${one} and ${money(sums.started)} a year of started revenue; in ${span} what runs goes from ${money(sums.opening)} to ${money(sums.running)}.`
  const parts = [
    base,
    ...differs(sums, sets, money, span, words),
    ...breaks(told, words),
    ...meetingWords(told, words),
  ]
  return parts.join(' ')
}

function sumsOf(told: readonly Planned[]): Sums {
  const sum = (of: (planned: NonNullable<Planned['figures']['told']>, each: Planned) => number) =>
    told.reduce(
      (total, each) => total + (each.figures.told === null ? 0 : of(each.figures.told, each)),
      0,
    )
  return {
    entering: sum((_, { figures }) => valueOf(figures.after, 'entering')),
    wins: sum(({ growth }) => growth.wins),
    started: sum(({ growth }) => growth.started),
    opening: sum((_, { figures }) => valueOf(figures.after, 'running')),
    running: sum(({ worth }) => worth.running),
    runningBefore: sum(({ worthBefore }) => worthBefore.running),
    lifetime: sum(({ worth }) => worth.lifetime),
    lifetimeBefore: sum(({ worthBefore }) => worthBefore.lifetime),
  }
}

function differs(
  sums: Sums,
  sets: readonly SetCell[],
  money: (value: number) => string,
  span: string,
  { lang, stage, currency }: PlanWords,
): readonly string[] {
  if (sets.length === 0) return []
  const list = new Intl.ListFormat(lang).format(
    sets.map(({ motion, cell, how, by }) => {
      const name = `${cellLabel(cell, stage, lang)}${motion === null ? '' : ` (${motion})`}`
      if (how === 'to') return `${name} ${cellText(cell as 'price', by, { lang, currency })}`
      const sign = by < 0 ? '−' : '+'
      const size = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(
        Math.abs(by) * 100,
      )
      if (how === 'relative') {
        return `${name} ${sign}${size}\u00a0% ${lang === 'fr' ? 'en relatif' : 'relative'}`
      }
      const unit = pick(Math.abs(by) * 100, ['point', 'points'], lang)
      return `${name} ${sign}${size} ${unit}`
    }),
  )
  const more = (value: number): string => `${value < 0 ? '−' : '+'}${money(Math.abs(value))}`
  const running = more(sums.running - sums.runningBefore)
  const lifetime = more(sums.lifetime - sums.lifetimeBefore)
  return lang === 'fr'
    ? [`Avec ${list}\u00a0: ${running} en cours après ${span}, ${lifetime} de valeur à vie.`]
    : [`With ${list}: ${running} running after ${span}, ${lifetime} of lifetime value.`]
}

/** Of one sheet alone: the rate at which its discount pays. */
function breaks(told: readonly Planned[], { lang, stage }: PlanWords): readonly string[] {
  const [only] = told
  const found: BreakEven | null =
    only === undefined || told.length > 1 ? null : breakEvenOf(only.sheet, only.figures.after)
  if (found === null) return []
  const share = (value: number): string => wordPercent(value, lang)
  const name = stage(found.stage)
  return lang === 'fr'
    ? [
        `Une remise de ${share(found.discount)} ne paie que si, sans elle, «\u00a0${name}\u00a0» gagnait moins de ${share(found.without)} au lieu de ${share(found.rate)}.`,
      ]
    : [
        `A discount of ${share(found.discount)} pays only if ${name} would win less than ${share(found.without)} without it, instead of ${share(found.rate)}.`,
      ]
}

/** Of one sheet alone: what each meeting wins, and what one fewer would. */
function meetingWords(told: readonly Planned[], { lang, stage }: PlanWords): readonly string[] {
  const [only] = told
  if (only === undefined || told.length > 1 || only.meetings === null) return []
  const { stage: id, count } = only.meetings
  const rate = valueOf(only.figures.after, `rate:${id}`)
  const each = meetingRate(rate, count)
  if (each === null || count < 2 || rate <= 0) return []
  const [name, one, fewer] = [
    stage(id),
    each,
    seriesRate(Array.from({ length: count - 1 }, () => each)),
  ]
  const [shown, better] = [one, fewer].map((value) => wordPercent(value, lang))
  return lang === 'fr'
    ? [
        `«\u00a0${name}\u00a0» se gagne en ${wordNumber(count, 'fr')} rendez-vous à ${shown ?? ''} chacun\u00a0; un de moins gagnerait ${better ?? ''}.`,
      ]
    : [
        `${name} is won in ${wordNumber(count, 'en')} meetings that go well ${shown ?? ''} of the time each; one fewer would win ${better ?? ''}.`,
      ]
}
