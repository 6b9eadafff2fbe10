import type { Finding } from '../../findings/finding.ts'
import { fanOf } from '../../models/math/forecast/fan.ts'
import {
  KEPT_MONTHS,
  keptForecast,
  noneKept,
  type KeptForecast,
  type KeptForecasts,
} from '../../models/math/forecast/kept-forecast.ts'
import type { AnswerContext, AnswerTable } from '../answer.ts'
import { foreseenTogether } from './foreseen.ts'
import type { Outlook, OutlookInput } from './outlook.ts'

/**
 * What is to be kept of a forecast: that of the whole company, as it stands now and by its own
 * definitions, where it is not kept already.
 */
export function toKeep(
  { engine: { catalog }, kept = noneKept }: Pick<AnswerContext, 'engine' | 'kept'>,
  { asOf, by, where, profile = catalog.profile }: Omit<OutlookInput, 'paths' | 'seed'>,
  outlook: Outlook,
): Pick<AnswerTable, 'keep'> {
  const { origin, slices, seed } = outlook
  const isUsual = asOf === undefined && by.length === 0 && where.length === 0
  if (!isUsual || profile !== catalog.profile) return {}
  const build = catalog.build.id
  if (kept.forecasts.some((each) => each.origin === origin && each.build === build)) return {}
  const { paths, methods } = foreseenTogether(outlook, KEPT_MONTHS)
  const fans = { bookings: fanOf(paths, 'bookings'), running: fanOf(paths, 'running') }
  const facts = slices.map((slice) => slice.facts)
  const keep = keptForecast(facts, { build, profile, seed, fans, methods })
  return keep === null ? {} : { keep }
}

/** Forecasts kept by the definitions asked for. */
export function keptBy(
  { forecasts }: KeptForecasts,
  { asked: { profile } }: Outlook,
): readonly KeptForecast[] {
  return forecasts.filter((each) => each.profile === profile.id)
}

/** That some of what was kept cannot be read. */
export function keptFindings({ broken }: KeptForecasts): readonly Finding[] {
  if (broken.length === 0) return []
  const about = { severity: 'warning', where: 'forecasts', rows: broken.length } as const
  return [{ ...about, code: 'forecast_unreadable', params: { files: broken } }]
}
