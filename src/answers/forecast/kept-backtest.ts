import type { Engine } from '../../engine/engine.ts'
import { backtestForecast, type Backtested } from './backtest-forecast.ts'
import type { ForecastAsked } from './measure-forecast.ts'

/** Of a build: whoever turns one lever after another asks for the same one. */
const MOST = 8

const kept = new WeakMap<Engine, Map<string, Backtested>>()

/** `backtestForecast`, done once for all answers of a build that rest on the same one. */
export async function keptBacktest(
  engine: Engine,
  { asOf, knownBefore, by, where, profile }: ForecastAsked,
  seed: number,
): Promise<Backtested> {
  const asked = { asOf, knownBefore, by, where, profile }
  const key = JSON.stringify([asked, seed])
  const found = kept.get(engine)?.get(key) ?? (await backtestForecast(engine, asked, { seed }))
  const own = kept.get(engine) ?? new Map<string, Backtested>()
  kept.set(engine, own)
  own.delete(key)
  own.set(key, found)
  const [oldest] = own.keys()
  if (own.size > MOST && oldest !== undefined) own.delete(oldest)
  return found
}
