import { casesOf } from '../evidence.ts'
import { isThorough } from '../thoroughness.ts'
import { duckdbOver } from './duckdb-over.ts'
import { describeEngine } from './engine-suite.ts'

const [usual = 0] = casesOf([24], [isThorough ? 2 : 0])
const runs = Number(process.env['BOWLINE_CONFORMANCE_RUNS'] ?? usual)

describeEngine('duckdb', duckdbOver, { runs })
