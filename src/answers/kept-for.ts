import type { ForecastShelf } from '../models/math/forecast/kept-forecast.ts'
import type { Answer } from './answer.ts'
import type { AskContext } from './ask.ts'

/** For an answer that takes kept forecasts: those there are, and where to keep its own. */
export async function keptFor(
  { keeps }: Answer,
  shelf: ForecastShelf | undefined,
): Promise<Pick<AskContext, 'kept' | 'keep'>> {
  if (keeps !== true || shelf === undefined) return {}
  return { kept: await shelf.read(), keep: shelf.keep }
}
