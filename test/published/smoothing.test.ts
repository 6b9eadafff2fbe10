import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { symmetricError } from '../../src/stats/forecast-errors.ts'
import { chooseSmoothing } from '../../src/stats/smoothing/choose-smoothing.ts'
import { formName } from '../../src/stats/smoothing/form.ts'
import { naive2, seasonalNaive } from '../../src/stats/smoothing/simple-forecasts.ts'
import { ahead } from '../../src/stats/smoothing/smooth.ts'
import { runsOf } from '../thoroughness.ts'

// R's `forecast` on AirPassengers, and the monthly series and official forecasts of the M3
// competition (Makridakis & Hibon 2000).

const root = path.resolve(import.meta.dirname, '../..')
const folder = path.resolve(
  process.env['BOWLINE_DATA'] ?? path.join(root, '../shared/data'),
  'forecast',
)
const there = existsSync(folder)

/** Box & Jenkins: passengers by month, 1949 to 1960, in thousands. */
const passengers = `
  112 118 132 129 121 135 148 148 136 119 104 118 115 126 141 135 125 149 170 170 158 133 114 140
  145 150 178 163 172 178 199 199 184 162 146 166 171 180 193 181 183 218 230 242 209 191 172 194
  196 196 236 235 229 243 264 272 237 211 180 201 204 188 235 227 234 264 302 293 259 229 203 229
  242 233 267 269 270 315 364 347 312 274 237 278 284 277 317 313 318 374 413 405 355 306 271 306
  315 301 356 348 355 422 465 467 404 347 305 336 340 318 362 348 363 435 491 505 404 359 310 337
  360 342 406 396 420 472 548 559 463 407 362 405 417 391 419 461 472 535 622 606 508 461 390 432`
  .trim()
  .split(/\s+/u)
  .map(Number)

function rows(name: string): readonly (readonly string[])[] {
  const [, ...lines] = readFileSync(path.join(folder, name), 'utf8').trim().split('\n')
  return lines.map((line) =>
    [...line.matchAll(/"([^"]*)"|([^,]+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
  )
}

function officially(method: string): readonly number[] {
  return rows('airpassengers_full_h12.csv')
    .filter(([name]) => name === method)
    .map(([, , , mean]) => Number(mean))
}

describe.skipIf(!there)(`published forecasts${there ? '' : ` (no data in ${folder})`}`, () => {
  it('chooses the form that R does, and foresees within 1 % of it', () => {
    const fit = chooseSmoothing(passengers, 12)
    if (fit === null) throw new Error('no form fits')
    expect(formName(fit.form)).toBe('M,Ad,M')
    const told = ahead(fit.form, fit.weights, fit.state, 12)
    for (const [step, value] of officially('ets').entries()) {
      expect(Math.abs((told[step] ?? 0) / value - 1)).toBeLessThan(0.01)
    }
  })

  it('repeats the last season where nothing else is known', () => {
    expect(seasonalNaive(passengers, 12, 12)).toEqual(officially('snaive'))
  })

  it('foresees monthly series of M3 no worse than by naive 2, and within 5 % of smoothing as it was handed in', () => {
    const series = new Map<string, { readonly known: number[]; readonly coming: number[] }>()
    for (const [id = '', , part, , value] of rows('m3_monthly_72_series.csv')) {
      const own = series.get(id) ?? { known: [], coming: [] }
      own[part === 'train' ? 'known' : 'coming'].push(Number(value))
      series.set(id, own)
    }
    const official = new Map<string, number[]>()
    for (const [id = '', method = '', , value] of rows('m3_monthly_72_official_forecasts.csv')) {
      const key = `${method} ${id}`
      official.set(key, [...(official.get(key) ?? []), Number(value)])
    }
    const some = [...series].slice(0, runsOf(series.size))
    const meanError = (
      of: (id: string, known: readonly number[], steps: number) => readonly number[],
    ) =>
      some.reduce(
        (sum, [id, { known, coming }]) =>
          sum + symmetricError(coming, of(id, known, coming.length)) / some.length,
        0,
      )
    const handedIn = (method: string) => meanError((id) => official.get(`${method} ${id}`) ?? [])
    const own = meanError((_, known, steps) => {
      const fit = chooseSmoothing(known, 12)
      return fit === null
        ? naive2(known, 12, steps)
        : ahead(fit.form, fit.weights, fit.state, steps)
    })
    expect(series.size).toBe(72)
    expect(own).toBeLessThanOrEqual(handedIn('NAIVE2'))
    for (const method of ['SINGLE', 'HOLT', 'DAMPEN', 'WINTER']) {
      expect(own).toBeLessThanOrEqual(1.05 * handedIn(method))
    }
  }, 300_000)
})
