import { describe, expect, it } from 'vitest'
import { metricNamed, metrics } from './metrics.ts'
import { defaultNumbering, numberedLabel, numberings } from './numbering.ts'
import type { Numbering, NumberedKind } from './numbering.ts'
import { stages } from './stages.ts'

const stageIds = stages.map(({ id }) => id)
const metricIds = metrics.map(({ id }) => id)

describe.each(numberings.map((numbering) => [numbering.id, numbering] as const))(
  'numbering %s',
  (_, numbering) => {
    it('points only at stages and metrics of the standard', () => {
      for (const { kind, id, stage, label } of numbering.entries) {
        expect(kind === 'stage' ? stageIds : metricIds, label).toContain(id)
        if (stage !== undefined) expect(stageIds, label).toContain(stage)
      }
    })

    it('gives each label once, and each thing one label', () => {
      const labels = numbering.entries.map(({ label }) => label)
      expect(new Set(labels).size).toBe(labels.length)
      const things = numbering.entries.map(({ kind, id, stage }) => `${kind} ${id} ${stage}`)
      expect(new Set(things).size).toBe(things.length)
    })

    it('numbers volumes in counts or money, conversions in fractions, times in days', () => {
      const units: Readonly<Record<NumberedKind, readonly string[]>> = {
        stage: [],
        volume: ['count', 'money'],
        conversion: ['fraction'],
        time: ['days'],
      }
      for (const { kind, id, label } of numbering.entries) {
        if (kind !== 'stage') expect(units[kind], label).toContain(metricNamed(id).unit)
      }
    })

    it('names its stages in their order', () => {
      const order = numbering.entries
        .filter(({ kind }) => kind === 'stage')
        .map(({ id }) => stageIds.indexOf(id))
      expect(order.length).toBeGreaterThan(6)
      expect(order).toEqual(order.toSorted((a, b) => a - b))
    })

    it('says its name in both languages, its source and its disagreements', () => {
      const { label, source, notes } = numbering
      for (const text of [label.en, label.fr, source, ...notes]) expect(text.trim()).not.toBe('')
      expect(notes.length).toBeGreaterThan(0)
    })
  },
)

describe('version 2, the default', () => {
  it('has all its labels', () => {
    expect(defaultNumbering.id).toBe('v2')
    expect(labels(defaultNumbering, 'volume')).toEqual(numbered('VM', 9))
    expect(labels(defaultNumbering, 'conversion')).toEqual(numbered('CR', 8))
    expect(labels(defaultNumbering, 'time')).toEqual(numbered('Δt', 8))
  })

  it('counts journeys up to the knot and money from there on', () => {
    const units = defaultNumbering.entries
      .filter(({ kind }) => kind === 'volume')
      .map(({ id }) => metricNamed(id).unit)
    expect(units).toEqual([...Array(5).fill('count'), ...Array(4).fill('money')])
  })

  it('numbers conversions and waiting times of one transition alike', () => {
    for (const [rate, time] of [
      ['awarenessRate', 'responseTime'],
      ['educationRate', 'educationTime'],
      ['prioritizationRate', 'prioritizationTime'],
      ['winRate', 'salesCycle'],
    ] as const) {
      const { from, to } = metricNamed(rate)
      expect(metricNamed(time)).toMatchObject({ from, to })
      expect(numberedLabel(defaultNumbering, rate)?.slice(2)).toBe(
        numberedLabel(defaultNumbering, time)?.slice(2),
      )
    }
  })

  it('gives words for the journeys at each level of touch', () => {
    const education = defaultNumbering.entries.find(({ label }) => label === 'VM2')
    expect(education?.words).toEqual({ noTouch: 'Hand-raise', lowTouch: 'MQL', highTouch: 'MQA' })
    expect(defaultNumbering.entries.filter(({ words }) => words !== undefined)).toHaveLength(5)
  })
})

describe('where versions disagree', () => {
  it('CR5 is one minus the discount in version 2, the loss in onboarding in version 1', () => {
    expect(named('v2', 'CR5')).toMatchObject({ id: 'discountRate', shown: 'complement' })
    expect(named('v1', 'CR5')).toMatchObject({ id: 'onboardingRetention', shown: 'complement' })
    expect(named('v4', 'CR5')).toMatchObject({ id: 'onboardingRetention' })
    expect(named('v4', 'CR5').shown).toBeUndefined()
  })

  it('onboarding is CR6 in version 2, and CR6 is impact elsewhere', () => {
    expect(named('v2', 'CR6').id).toBe('onboardingRetention')
    expect(named('v1', 'CR6')).toMatchObject({ id: 'impactRetention', shown: 'complement' })
    expect(named('v4', 'CR6').id).toBe('impactRate')
  })

  it('CR8 is the expansion increment in version 2, net retention among practitioners', () => {
    expect(named('v2', 'CR7').id).toBe('grossRetention')
    expect(named('v2', 'CR8').id).toBe('expansionRate')
    expect(named('v4', 'CR7').id).toBe('expansionRate')
    expect(named('v4', 'CR8').id).toBe('netRetention')
    expect(labels(numberingNamed('v1'), 'conversion')).toEqual(numbered('CR', 7))
  })

  it('volumes end at nine, eight or seven', () => {
    expect(labels(numberingNamed('v1'), 'volume')).toEqual(numbered('M', 8))
    expect(labels(numberingNamed('v4'), 'volume')).toEqual(numbered('VM', 7))
  })
})

describe('numberedLabel', () => {
  it('finds a metric’s label, by stage where there is one per stage', () => {
    expect(numberedLabel(defaultNumbering, 'winRate')).toBe('CR4')
    expect(numberedLabel(defaultNumbering, 'winRate', 'selection')).toBe('CR4')
    expect(numberedLabel(defaultNumbering, 'entered', 'education')).toBe('VM2')
    expect(numberedLabel(numberingNamed('v1'), 'entered', 'education')).toBe('M2')
  })

  it('is null where there is none, or no single one', () => {
    expect(numberedLabel(defaultNumbering, 'entered')).toBeNull()
    expect(numberedLabel(defaultNumbering, 'entered', 'live')).toBeNull()
    expect(numberedLabel(numberingNamed('v1'), 'salesCycle')).toBeNull()
    expect(numberedLabel(defaultNumbering, 'selection')).toBeNull()
  })
})

function labels(numbering: Numbering, kind: NumberedKind): readonly string[] {
  return numbering.entries.filter((entry) => entry.kind === kind).map(({ label }) => label)
}

function numbered(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`)
}

function numberingNamed(id: string): Numbering {
  const found = numberings.find((numbering) => numbering.id === id)
  if (found === undefined) throw new Error(`numbering is not there: ${id}`)
  return found
}

function named(numbering: string, label: string) {
  const found = numberingNamed(numbering).entries.find((entry) => entry.label === label)
  if (found === undefined) throw new Error(`label is not in ${numbering}: ${label}`)
  return found
}
