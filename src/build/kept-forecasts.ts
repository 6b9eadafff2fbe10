import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { KeptForecast, KeptForecasts } from '../models/math/forecast/kept-forecast.ts'
import { formatDay, parseDay } from '../time/calendar.ts'
import { buildsFolder } from './builds-folder.ts'

const NAME = /^\d{4}-\d{2}-\d{2}\.json$/

/** Where forecasts are kept: beside the builds, since they cannot be made again, in files of their own. */
export function forecastsFolder(project: string): string {
  return path.join(buildsFolder(project), 'forecasts')
}

/** Forecasts kept of a project. A file that holds none is named, and stands in nobody's way. */
export async function readForecasts(project: string): Promise<KeptForecasts> {
  const folder = forecastsFolder(project)
  const names = await readdir(folder).catch((): string[] => [])
  const forecasts: KeptForecast[] = []
  const broken: string[] = []
  for (const name of names.filter((each) => NAME.test(each)).toSorted()) {
    const found = await readForecast(path.join(folder, name))
    if (found !== null && `${formatDay(found.origin)}.json` === name) forecasts.push(found)
    else broken.push(name)
  }
  return { forecasts, broken }
}

/**
 * Keeps a forecast under its origin. The first one stays, as it was told, unless it was made from
 * another build; a file that holds none is written anew.
 */
export async function keepForecast(project: string, forecast: KeptForecast): Promise<void> {
  const folder = forecastsFolder(project)
  const file = path.join(folder, `${formatDay(forecast.origin)}.json`)
  const before = await readForecast(file)
  if (before?.build === forecast.build && before.profile === forecast.profile) return
  await mkdir(folder, { recursive: true })
  // Others may write the same at the same time.
  const part = `${file}.${process.pid}.part`
  await writeFile(part, JSON.stringify({ ...forecast, origin: formatDay(forecast.origin) }))
  await rename(part, file)
}

async function readForecast(file: string): Promise<KeptForecast | null> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'))
    return forecastOf(value)
  } catch {
    return null
  }
}

/** Months are told as lists of equal length, each of the seven quantiles. */
const QUANTILES = 7

function forecastOf(value: unknown): KeptForecast | null {
  const { version, origin, build, profile, seed, fans, facts } = recordOf(value)
  const { bookings, running } = recordOf(fans)
  const day = typeof origin === 'string' ? parseDay(origin) : null
  const isWhole =
    version === 1 &&
    day !== null &&
    typeof build === 'string' &&
    typeof profile === 'string' &&
    Number.isSafeInteger(seed) &&
    isFan(bookings) &&
    isFan(running) &&
    Array.isArray(facts) &&
    facts.every((each) => isFacts(each, day))
  return isWhole ? ({ ...recordOf(value), origin: day } as unknown as KeptForecast) : null
}

function isFan(value: unknown): boolean {
  const { mean, quantiles } = recordOf(value)
  return (
    isNumbers(mean) &&
    Array.isArray(quantiles) &&
    quantiles.length === QUANTILES &&
    quantiles.every((each) => isNumbers(each) && each.length === mean.length)
  )
}

function isFacts(value: unknown, day: number): boolean {
  const { by, origin, stages, wins, direct, bookings, deal, onboarding, customers } =
    recordOf(value)
  const { ages, leaving, months, running } = recordOf(customers)
  return (
    origin === day &&
    [by, stages, ages, leaving, months].every(Array.isArray) &&
    [wins, direct, bookings].every(isNumbers) &&
    isNumbers(recordOf(onboarding)['curve']) &&
    typeof recordOf(deal)['n'] === 'number' &&
    typeof running === 'number'
  )
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((each) => Number.isFinite(each))
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
