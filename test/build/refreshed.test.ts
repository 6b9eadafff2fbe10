import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildProject } from '../../src/build/build-project.ts'
import type { Beginning } from '../../src/build/build-project.ts'
import { buildFile } from '../../src/build/builds-folder.ts'
import { runsOf } from '../thoroughness.ts'
import { stateOf } from './build-state.ts'
import { growingCompanies, TIMES, writeTime } from './growing-company.ts'
import { effects, withFolder } from './scratch-project.ts'

const RUNS = Number(process.env['BOWLINE_REFRESH_RUNS'] ?? runsOf(5))
const SEED = 20_181_115
/** Milliseconds: for machines with much else to do. */
const PATIENCE = 240_000
const LONGEST = 200_000

describe('a refresh', () => {
  it('says what a build from nothing says, in every row', { timeout: PATIENCE }, async () => {
    let [refreshes, builds] = [0, 0]
    await fc.assert(
      fc.asyncProperty(growingCompanies, (company) =>
        withFolder({}, async (grown) => {
          for (let time = 0; time < TIMES; time++) {
            await writeTime(grown, company, time)
            const { state, refreshed } = await built(grown, 'last build')
            if (time === 0) continue
            builds++
            if (refreshed !== null) refreshes++
            await withFolder({}, async (whole) => {
              for (let past = 0; past <= time; past++) await writeTime(whole, company, past)
              const { state: wanted } = await built(whole, 'nothing')
              expect(state).toEqual(wanted)
            })
          }
        }),
      ),
      { numRuns: RUNS, seed: SEED, interruptAfterTimeLimit: LONGEST, markInterruptAsFailure: true },
    )
    expect(refreshes).toBeGreaterThan(builds / 2)
  })
})

async function built(folder: string, from: Beginning) {
  const { id, refreshed } = await buildProject(folder, effects, from)
  return { state: await stateOf(buildFile(folder, id)), refreshed }
}
