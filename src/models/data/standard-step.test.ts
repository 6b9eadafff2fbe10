import { describe, expect, it } from 'vitest'
import { metricNamed } from '../../standard/metrics.ts'
import { stages as standardStages } from '../../standard/stages.ts'
import type { BowtieRow } from './bowtie.ts'
import { standardStep } from './standard-step.ts'

/** Rows of tracked stages, each leading to the next. */
function rowsOf(...ids: readonly string[]): readonly BowtieRow[] {
  return ids.map((id, i) => {
    const next = ids[i + 1] ?? null
    return { stage: { ...standardStages[0], id, next } } as BowtieRow
  })
}

describe('standardStep', () => {
  it('is the row of its stage where both ends are tracked', () => {
    const rows = rowsOf('selection', 'commit')
    expect(standardStep(metricNamed('winRate'), rows)).toEqual({
      told: rows[0],
      metrics: ['winRate'],
    })
  })

  it('is several steps as one where the stages between are not', () => {
    const rows = rowsOf('education', 'commit')
    expect(standardStep(metricNamed('educationRate'), rows)).toMatchObject({
      metrics: ['educationRate', 'prioritizationRate', 'winRate'],
    })
    expect(standardStep(metricNamed('winRate'), rows)).toEqual({
      told: null,
      missing: 'selection',
      within: rows[0],
    })
  })

  it('is not told where no metric of the standard leads on', () => {
    const step = standardStep(metricNamed('onboardingRetention'), rowsOf('commit', 'retention'))
    expect(step).toEqual({ told: null, missing: 'live', within: null })
    const setup = standardStep(metricNamed('setupTime'), rowsOf('commit', 'impact'))
    expect(setup).toEqual({ told: null, missing: 'live', within: null })
  })

  it('is a path over tracked stages, and not told by a stage that leads nowhere', () => {
    const impact = metricNamed('timeToFirstImpact')
    expect(standardStep(impact, rowsOf('commit', 'live', 'impact'))).toEqual({
      told: null,
      missing: null,
      path: { from: 'commit', to: 'impact', metrics: ['timeToFirstImpact'] },
    })
    expect(standardStep(impact, rowsOf('impact', 'commit', 'live'))).toEqual({
      told: null,
      missing: null,
      path: null,
    })
    expect(standardStep(impact, rowsOf('commit', 'impact'))).toMatchObject({
      metrics: ['timeToFirstImpact'],
    })
    const win = metricNamed('winRate')
    expect(standardStep(win, rowsOf('selection', 'trial', 'commit'))).toMatchObject({
      missing: null,
      path: { from: 'selection', to: 'commit', metrics: ['winRate'] },
    })
    expect(
      standardStep(metricNamed('educationRate'), rowsOf('education', 'demo', 'trial', 'selection')),
    ).toMatchObject({
      path: { to: 'selection', metrics: ['educationRate', 'prioritizationRate'] },
    })
    expect(standardStep(win, rowsOf('education', 'selection'))).toEqual({
      told: null,
      missing: 'commit',
      within: null,
    })
  })
})
