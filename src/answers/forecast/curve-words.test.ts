import { describe, expect, test } from 'vitest'
import { forecastModel } from '../../models/math/forecast/forecast-model.ts'
import { madeFacts } from '../../models/math/forecast/made-facts.ts'
import { curvesOf, curvesSentence } from './curve-words.ts'

/** Customers are at most 24 months old, and known until 36. */
const facts = { ...madeFacts(), by: ['north'] }
const slices = [{ facts, model: forecastModel(facts) }]
const byParts = { wins: 'parts', bookings: 'parts', running: 'parts' } as const

const curves = (figure: 'running' | 'bookings' | 'cash', months: number) =>
  curvesOf({ slices }, [{ methods: byParts }], { figure, months })

describe('that curves tell who leaves', () => {
  test('is said where customers come to ages that are not known', () => {
    expect(curves('running', 12)).toEqual([])
    expect(curves('running', 13)).toEqual([{ by: ['north'], known: 36 }])
    expect(curves('cash', 13)).toHaveLength(1)
    expect(curves('bookings', 13)).toEqual([])
  })

  test('is not said of what is forecast from its own past, or of nobody', () => {
    const methods = { ...byParts, running: 'smoothing' } as const
    const of = (figure: 'running' | 'cash') =>
      curvesOf({ slices }, [{ methods }], { figure, months: 13 })
    expect(of('running')).toEqual([])
    expect(of('cash')).toHaveLength(1)
    const nobody = madeFacts({ customers: 0 })
    const asked = { figure: 'running', months: 60 } as const
    const none = [{ facts: nobody, model: forecastModel(nobody) }]
    expect(curvesOf({ slices: none }, [{ methods: byParts }], asked)).toEqual([])
  })

  test('tells from which age on, or between which', () => {
    expect(curvesSentence([], 'en')).toBe('')
    const [one, two] = [15, 31].map((known) => ({ by: [], known }))
    expect(curvesSentence([one!], 'en')).toContain('an age of 15 months')
    expect(curvesSentence([two!, one!], 'en')).toContain('an age of 15–31 months')
    expect(curvesSentence([two!, one!], 'fr')).toContain('Au-delà de 15–31 mois d’ancienneté')
  })
})
