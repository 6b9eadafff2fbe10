import { isBeyondKnown } from '../../models/math/forecast/course/planned-slice.ts'
import type { Language } from '../../standard/types.ts'
import type { CourseFigure } from './course-options.ts'
import { methodOf, type Foreseen } from './foreseen.ts'
import type { Outlook } from './outlook.ts'

interface Asked {
  readonly figure: CourseFigure
  readonly months: number
}

/**
 * Slices forecast by their parts, whose customers come to ages of which curves of retention tell; and how
 * many months are known without.
 */
export function curvesOf(
  { slices }: Pick<Outlook, 'slices'>,
  each: readonly Pick<Foreseen, 'methods'>[],
  { figure, months }: Asked,
) {
  return slices.flatMap(({ facts: { by }, model }, at) => {
    const { churn, customers } = model
    const methods = each[at]?.methods
    if (figure === 'bookings' || methods === undefined) return []
    if (methodOf(figure, methods) !== 'parts' || !(customers.running > 0)) return []
    if (churn.ahead === undefined || !isBeyondKnown(model, months)) return []
    return [{ by, known: churn.ahead.from }]
  })
}

/** From which age on customers are taken to leave by the curves of retention. */
export function curvesSentence(curves: ReturnType<typeof curvesOf>, lang: Language): string {
  const known = curves.map((each) => each.known)
  if (known.length === 0) return ''
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const age = least === most ? String(least) : `${least}–${most}`
  return lang === 'fr'
    ? `Au-delà de ${age} mois d’ancienneté, atteints par moins de vingt clients, les départs suivent les courbes de rétention plausibles.`
    : `Beyond an age of ${age} months, which fewer than twenty customers have reached, they leave by the plausible curves of retention.`
}
