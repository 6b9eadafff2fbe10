import type { ForecastShelf } from '../models/math/forecast/kept-forecast.ts'
import type { Effects } from './effects.ts'

/** The forecasts kept of a project. That one cannot be kept is said, and no reason to answer nothing. */
export function forecastShelf(project: string, { room, stderr }: Effects): ForecastShelf {
  return {
    read: () => room.readForecasts(project),
    keep: async (forecast) => {
      try {
        await room.keepForecast(project, forecast)
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        await stderr.write(`the forecast could not be kept for later: ${reason}\n`)
      }
    },
  }
}
