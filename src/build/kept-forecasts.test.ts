import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { madeFacts } from '../models/math/forecast/made-facts.ts'
import { keptForecast, type KeptForecast } from '../models/math/forecast/kept-forecast.ts'
import { parseDay } from '../time/calendar.ts'
import { forecastsFolder, keepForecast, readForecasts } from './kept-forecasts.ts'

let project = ''
beforeEach(async () => {
  project = await mkdtemp(path.join(tmpdir(), 'bowline-kept-'))
})
afterEach(() => rm(project, { recursive: true, force: true }))

function made(origin: string, build = 'one'): KeptForecast {
  const facts = [{ ...madeFacts(), origin: parseDay(origin)! }]
  const list = (value: number): number[] => Array.from({ length: 12 }, () => value)
  const fan = { mean: list(10), quantiles: [6, 8, 9, 10, 11, 12, 14].map(list) }
  const fans = { bookings: fan, running: fan }
  const methods = { wins: 'parts', bookings: 'naive', running: 'parts' } as const
  return keptForecast(facts, { build, profile: 'bowline', seed: 1, fans, methods })!
}

describe('kept forecasts', () => {
  it('are read as they were told, the oldest first', async () => {
    const [june, july] = [made('2026-06-01'), made('2026-07-01')]
    await keepForecast(project, july)
    await keepForecast(project, june)
    expect(await readForecasts(project)).toEqual({ forecasts: [june, july], broken: [] })
    expect(await readdir(forecastsFolder(project))).toEqual(['2026-06-01.json', '2026-07-01.json'])
  })

  it('stay as they were first told of a build', async () => {
    const first = made('2026-06-01')
    await keepForecast(project, first)
    await keepForecast(project, { ...first, seed: 2 })
    expect((await readForecasts(project)).forecasts[0]?.seed).toBe(1)
    await keepForecast(project, { ...first, build: 'two', seed: 3 })
    expect((await readForecasts(project)).forecasts.map(({ seed }) => seed)).toEqual([3])
  })

  it('are none where nothing was kept', async () => {
    expect(await readForecasts(path.join(project, 'nowhere'))).toEqual({
      forecasts: [],
      broken: [],
    })
  })

  it.each([
    ['nothing', () => ''],
    ['half a file', (text: string) => text.slice(0, 500)],
    ['another thing', () => '[1, 2]'],
    ['another version', (text: string) => text.replace('"version":1', '"version":99')],
    [
      'a month that is none',
      (text: string) => text.replace('"origin":"2026-06-01"', '"origin":"2026-06-31"'),
    ],
    [
      'another month',
      (text: string) => text.replace('"origin":"2026-06-01"', '"origin":"2026-07-01"'),
    ],
    ['a fan with a hole', (text: string) => text.replace('"mean":[', '"mean":[null,')],
    ['no facts', (text: string) => text.replace('"facts":', '"fact":')],
  ])('are named where a file holds %s, and written anew', async (_, spoil) => {
    const june = made('2026-06-01')
    await keepForecast(project, june)
    const file = path.join(forecastsFolder(project), '2026-06-01.json')
    await writeFile(file, spoil(await readFile(file, 'utf8')))
    expect(await readForecasts(project)).toEqual({ forecasts: [], broken: ['2026-06-01.json'] })
    await keepForecast(project, { ...june, build: 'two' })
    expect((await readForecasts(project)).broken).toEqual([])
  })

  it('leave other files alone', async () => {
    await mkdir(forecastsFolder(project), { recursive: true })
    await writeFile(path.join(forecastsFolder(project), 'notes.txt'), 'mine')
    expect(await readForecasts(project)).toEqual({ forecasts: [], broken: [] })
  })
})
