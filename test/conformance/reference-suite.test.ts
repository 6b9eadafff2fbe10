import { afterAll, describe } from 'vitest'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { runsOf } from '../thoroughness.ts'
import { EngineShelf } from './engine-shelf.ts'
import { describeIncidence } from './incidence.ts'
import { describeMoneyProperties } from './money-properties.ts'
import { describeProperties } from './properties.ts'
import { settle } from './suite-settings.ts'

describe('the reference engine', () => {
  const runs = Number(process.env['BOWLINE_CONFORMANCE_RUNS'] ?? runsOf(100))
  const shelf = new EngineShelf(
    async (company) => referenceEngine({ ...company, buildId: 'test', headlines }),
    runs + 1,
  )
  afterAll(() => shelf.close())
  const suite = settle(shelf, { runs })
  describeProperties(suite)
  describeIncidence(suite)
  describeMoneyProperties(suite)
})
