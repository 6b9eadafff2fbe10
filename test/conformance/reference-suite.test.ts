import { afterAll, describe } from 'vitest'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { EngineShelf } from './engine-shelf.ts'
import { describeMoneyProperties } from './money-properties.ts'
import { describeProperties } from './properties.ts'
import { settle } from './suite-settings.ts'

describe('the reference engine', () => {
  const runs = Number(process.env['BOWLINE_CONFORMANCE_RUNS'] ?? 100)
  const shelf = new EngineShelf(
    async (company) => referenceEngine({ ...company, buildId: 'test' }),
    runs,
  )
  afterAll(() => shelf.close())
  const suite = settle(shelf, { runs })
  describeProperties(suite)
  describeMoneyProperties(suite)
})
