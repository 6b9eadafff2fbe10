import type { Finding } from '../../findings/finding.ts'
import type { Gap } from '../../models/math/gap.ts'
import { stepsOf, type Sheet } from '../../models/math/sheet.ts'
import { DIRECTIONAL } from '../../standard/sample-sizes.ts'

/** What the rates multiply to, and what is measured of the way at once. */
export interface StepsCheck {
  readonly from: string
  readonly product: number
  /** Followed as long as it can be; `null`: not known. */
  readonly measured: number | null
  readonly low: number | null
  readonly high: number | null
  /** Commitments, and those whose journeys never entered the first stage. */
  readonly wins: number
  readonly outside: number
}

export interface SheetFindings {
  readonly gaps: readonly Gap[]
  readonly check: StepsCheck | null
  readonly sheet: Sheet
  readonly isOfJourneys: boolean
  readonly late: readonly Late[]
}

/** Of those who go on from a stage, the share that did only in the last days followed. */
interface Late {
  readonly stage: string
  readonly since: number
  readonly longest: number
  readonly share: number
}

/** A product of rates that differs by more from what is measured at once is told. */
const FAR = 0.1
/** As is a larger share of those who went on late. */
const LATE = 0.05
/** As is a year's loss that the ages of customers make so much more or less than the past year's. */
const AGED = 0.1
/** As is a larger share of commitments that never entered the first stage. */
const MANY = 0.05

/** What to know of a measured sheet: what could not be, and what does not fit. */
export function sheetFindings(about: SheetFindings): readonly Finding[] {
  const { gaps, check, sheet, isOfJourneys, late } = about
  const info = { severity: 'info', rows: 0 } as const
  return [
    ...gaps.map(({ cells, why, where }): Finding => ({
      ...info,
      code: 'sheet_unmeasured',
      where,
      params: { cells, why },
    })),
    ...(isOfJourneys
      ? [
          {
            ...info,
            code: 'sheet_price_of_journeys' as const,
            where: 'journeys.amount',
            params: {},
          },
        ]
      : []),
    ...certain(sheet),
    ...late
      .filter(({ share }) => share > LATE)
      .map(({ stage, ...params }): Finding => ({
        ...info,
        code: 'sheet_still_rising',
        where: stage,
        params,
      })),
    ...paidBeforeLive(sheet),
    ...lossAhead(sheet),
    ...nothingLost(sheet),
    ...fewOf(sheet),
    ...pathFindings(check),
  ]
}

/** A rate of 0 or 1 was never otherwise: no range is known, and nothing multiplies it. */
function certain(sheet: Sheet): readonly Finding[] {
  return stepsOf(sheet).flatMap((stage): readonly Finding[] => {
    const cell = sheet.cells[`rate:${stage}`]
    if (cell === undefined || (cell.value !== 0 && cell.value !== 1)) return []
    const params = { n: cell.n ?? 0, all: cell.value === 1 }
    return [{ code: 'sheet_certain', severity: 'info', where: stage, rows: 0, params }]
  })
}

/** Of a year's customers none has left, or pays less. */
function nothingLost({ cells, motion }: Sheet): readonly Finding[] {
  const { gross_retention: gross } = cells
  if (gross?.value !== 1) return []
  const params = { n: gross.n ?? 0 }
  const where = motion ?? 'gross_retention'
  return [{ code: 'sheet_nothing_lost', severity: 'info', where, rows: 0, params }]
}

/** They run before they are live. */
function paidBeforeLive({ paidEarly, motion }: Sheet): readonly Finding[] {
  if (paidEarly == null || paidEarly.paying === 0) return []
  const { waiting, paying: rows } = paidEarly
  const about = { severity: 'info', where: motion ?? 'running', rows } as const
  return [{ ...about, code: 'sheet_paid_early', params: { waiting } }]
}

/** Those who pay have paid for longer or shorter than those whose loss was measured. */
function lossAhead({ cells, ahead = null, motion }: Sheet): readonly Finding[] {
  const gross = cells.gross_retention?.value ?? 1
  const times = ahead?.times[0] ?? 1
  if (Math.abs(times - 1) <= AGED || gross >= 1) return []
  const params = { past: 1 - gross, ahead: Math.min(1, times * (1 - gross)) }
  const where = motion ?? 'running'
  return [{ code: 'sheet_loss_ahead', severity: 'info', where, rows: 0, params }]
}

/** Figures of few show a direction, no more. */
function fewOf(sheet: Sheet): readonly Finding[] {
  const rates = stepsOf(sheet).flatMap((stage) => sheet.cells[`rate:${stage}`]?.n ?? [])
  const few = rates.filter((n) => n < DIRECTIONAL).length
  const { gross_retention: gross } = sheet.cells
  const params = { least: DIRECTIONAL }
  const about = { severity: 'info', params } as const
  return [
    ...(few === 0 ? [] : [{ ...about, code: 'directional' as const, where: 'rate', rows: few }]),
    ...((gross?.n ?? DIRECTIONAL) < DIRECTIONAL
      ? [{ ...about, code: 'few_customers' as const, where: 'gross_retention', rows: 1 }]
      : []),
  ]
}

function pathFindings(check: StepsCheck | null): readonly Finding[] {
  if (check === null) return []
  const { from: where, product, measured, low, high, wins, outside } = check
  const about = { severity: 'info', where, rows: 0 } as const
  const isOff =
    measured !== null &&
    Math.abs(product - measured) > FAR * Math.max(product, measured) &&
    (low === null || high === null || product < low || product > high)
  return [
    ...(isOff
      ? [{ ...about, code: 'sheet_steps_apart' as const, params: { product, measured } }]
      : []),
    ...(wins > 0 && outside / wins > MANY
      ? [{ ...about, code: 'sheet_wins_outside' as const, rows: outside, params: { wins } }]
      : []),
  ]
}
