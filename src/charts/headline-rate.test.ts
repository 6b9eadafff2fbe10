import { describe, expect, it } from 'vitest'
import type { HonestRate, StageFigures } from '../render/bowtie/figures.ts'
import {
  formatInterval,
  headlineMedian,
  isDirectional,
  isImmature,
  naiveReason,
  overlap,
} from './headline-rate.ts'

const told: HonestRate = {
  value: 0.23,
  low: 0.2,
  high: 0.26,
  n: 605,
  maturity: 0.87,
  age: 90,
  median: 20.8,
}
const stage: StageFigures = {
  stage: 'selection',
  side: 'left',
  label: 'Selection',
  isCounted: false,
  goesOn: true,
  entered: 611,
  goneOn: 146,
  open: 49,
  lost: 416,
  rate: 0.235,
  rateOf: 605,
  median: 21.1,
  honest: told,
  amount: null,
  recurring: null,
  until: null,
  ref: null,
}

describe('a headline rate', () => {
  it('is early below half followed, directional below twenty', () => {
    expect([0.49, 0.5].map((maturity) => isImmature({ ...told, maturity }))).toEqual([true, false])
    expect(isImmature({ ...told, maturity: null })).toBe(false)
    expect([19, 20].map((n) => isDirectional({ ...told, n }))).toEqual([true, false])
  })

  it('takes its time from those within the age, and the naive one where no rate is told', () => {
    expect(headlineMedian(stage)).toBe(20.8)
    expect(headlineMedian({ ...stage, honest: { ...told, median: null } })).toBeNull()
    expect(headlineMedian({ ...stage, honest: { ...told, value: null } })).toBe(21.1)
    expect(headlineMedian({ ...stage, honest: null })).toBe(21.1)
  })

  it('says why the naive rate differs, where one sees it', () => {
    expect(naiveReason(0.53, 0.45)).toBe('open')
    expect(naiveReason(0.45, 0.49)).toBe('later')
    expect(naiveReason(0.23, 0.235)).toBeNull()
  })

  it('overlaps where intervals meet, either way round', () => {
    const other = { low: 0.26, high: 0.3 }
    expect([overlap(told, other), overlap(other, told)]).toEqual([true, true])
    expect(overlap(told, { low: 0.261, high: 0.3 })).toBe(false)
    expect(overlap({ low: 0.1, high: 0.15 }, told)).toBe(false)
    expect(overlap(told, { low: null, high: null })).toBeNull()
  })

  it('writes intervals with one sign of percent', () => {
    expect(formatInterval(0.2001, 0.2614, 'en')).toBe('20.0–26.1 %')
    expect(formatInterval(0.2001, 0.2614, 'fr')).toBe('20,0–26,1\u202f%')
    expect(formatInterval(0.0001, 0.9999, 'en')).toBe('<0.1 %–>99.9 %')
  })
})
