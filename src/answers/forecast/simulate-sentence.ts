import type { CourseFigure } from './course-options.ts'
import { sayChance, sayMoney, sayMore, type Speech } from './course-words.ts'
import { costUntil } from './scenario-columns.ts'
import {
  chanceBy,
  differenceOf,
  type ScenarioCourse,
} from '../../models/math/forecast/scenario-course.ts'

interface Simulation {
  readonly figure: CourseFigure
  readonly until: string
  readonly months: number
  readonly target: number | null
  /** What the forecast says beside the baseline, where it goes by another method. */
  readonly beside: string
  /** The baseline, each scenario, and all of them together where there are several. */
  readonly courses: readonly ScenarioCourse[]
}

/** What is expected as things are, which scenario adds most, and what all of them do together. */
export function simulateSentence(told: Simulation, speech: Speech): string {
  const { courses, figure, months, target } = told
  const [baseline] = courses
  if (baseline === undefined) return ''
  const scenarios = courses.filter(({ id }) => id !== 'baseline' && id !== 'together')
  const together = courses.find(({ id }) => id === 'together')
  const more = (course: ScenarioCourse) => differenceOf(course, baseline, figure, months)
  const [first] = scenarios.toSorted((one, two) => more(two).more - more(one).more)
  const parts = [baseSentence(told, baseline, speech)]
  if (told.beside !== '') parts.push(told.beside)
  if (first !== undefined)
    parts.push(firstSentence(told, first, scenarios.length, baseline, speech))
  if (together !== undefined) {
    const sum = scenarios.reduce((all, course) => all + more(course).more, 0)
    const [all, each] = [sayMore(more(together).more, speech), sayMore(sum, speech)]
    parts.push(
      speech.lang === 'fr'
        ? `Tous ensemble\u00a0: ${all}\u00a0; un à un, la somme est de ${each}.`
        : `All together: ${all}; one by one they sum to ${each}.`,
    )
  }
  if (target !== null && first !== undefined) {
    const best = together ?? first
    const [before, after] = [baseline, best].map((course) =>
      sayChance(chanceBy(course, figure, target, months), speech.lang),
    )
    const money = sayMoney(target, speech)
    parts.push(
      speech.lang === 'fr'
        ? `La probabilité d’atteindre ${money} passe de ${before} à ${after}${together === undefined ? '' : ' avec tous'}.`
        : `The chance of ${money} goes from ${before} to ${after}${together === undefined ? '' : ' with all of them'}.`,
    )
  }
  return parts.join(' ')
}

function baseSentence(
  { figure, until, months }: Simulation,
  baseline: ScenarioCourse,
  speech: Speech,
): string {
  const money = sayMoney(differenceOf(baseline, baseline, figure, months).expected, speech)
  if (speech.lang === 'fr') {
    const what = {
      running: `de revenu en cours le ${until}`,
      bookings: `de commandes avant le ${until}`,
      cash: `d’encaissements avant le ${until}`,
    }[figure]
    return `Sans rien changer, ${money} ${what} sont attendus.`
  }
  const what = {
    running: `running revenue on ${until}`,
    bookings: `bookings before ${until}`,
    cash: `payments before ${until}`,
  }[figure]
  return `As things are, ${money} of ${what} are expected.`
}

function firstSentence(
  { figure, months }: Simulation,
  first: ScenarioCourse,
  count: number,
  baseline: ScenarioCourse,
  speech: Speech,
): string {
  const { more, low, high } = differenceOf(first, baseline, figure, months)
  const cost = costUntil(first, months)
  const [change, from, to] = [more, low, high].map((value) => sayMore(value, speech))
  if (speech.lang === 'fr') {
    const spent = cost > 0 ? `, pour un coût de ${sayMoney(cost, speech)}` : ''
    const lead =
      count === 1
        ? `«\u00a0${first.name}\u00a0»\u00a0:`
        : `Le plus vient de «\u00a0${first.name}\u00a0»\u00a0:`
    return `${lead} ${change} (80\u00a0% entre ${from} et ${to})${spent}.`
  }
  const spent = cost > 0 ? `, at a cost of ${sayMoney(cost, speech)}` : ''
  const lead = count === 1 ? `“${first.name}”:` : `Most comes of “${first.name}”:`
  return `${lead} ${change} (80\u00a0% between ${from} and ${to})${spent}.`
}
