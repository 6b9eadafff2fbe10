import { describe, expect, it } from 'vitest'
import { metricNamed, metrics } from './metrics.ts'
import { stages } from './stages.ts'
import { isTableName } from './tables.ts'

const stageIds = stages.map(({ id }) => id)

describe('metrics', () => {
  it('have an id, a name in both languages, a formula and a source each', () => {
    for (const metric of metrics) {
      expect(metric.id).toMatch(/^[a-z]+([A-Z0-9][a-z0-9]*)*$/)
      for (const text of [metric.label.en, metric.label.fr, metric.formula, metric.source]) {
        expect(text.trim(), metric.id).not.toBe('')
      }
    }
    expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length)
    for (const lang of ['en', 'fr'] as const) {
      expect(new Set(metrics.map(({ label }) => label[lang])).size).toBe(metrics.length)
    }
  })

  it('need tables of the standard and lie between its stages', () => {
    for (const { id, needs, from, to } of metrics) {
      expect(needs.length, id).toBeGreaterThan(0)
      expect(
        needs.filter((name) => !isTableName(name)),
        id,
      ).toEqual([])
      expect(from === undefined, id).toBe(to === undefined)
      if (from === undefined || to === undefined) continue
      expect(stageIds, id).toContain(from)
      expect(stageIds.indexOf(to), id).toBeGreaterThan(stageIds.indexOf(from))
    }
  })

  it('never carry a number in place of a meaning', () => {
    expect(metrics.filter(({ id }) => /^(vm|cr|m|dt)\d/i.test(id))).toEqual([])
  })

  it('cover what the bowtie shows, in its units', () => {
    const units = Object.fromEntries(metrics.map(({ id, unit }) => [id, unit]))
    for (const id of ['entered', 'open', 'lost', 'goneOn']) expect(units[id]).toBe('count')
    for (const id of ['naiveRate', 'rate', 'maturity']) expect(units[id]).toBe('fraction')
    for (const quantile of ['P25', 'Median', 'P75', 'P90']) {
      expect(units[`naiveTime${quantile}`]).toBe('days')
      expect(units[`time${quantile}`]).toBe('days')
    }
    expect(units['amount']).toBe('money')
  })

  it('are found by id, and nothing else is', () => {
    expect(metricNamed('winRate')).toMatchObject({ from: 'selection', to: 'commit' })
    expect(() => metricNamed('CR4')).toThrow('metric is not in the standard: CR4')
  })
})
