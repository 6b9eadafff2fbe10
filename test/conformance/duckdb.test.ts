import { casesOf } from '../evidence.ts'
import { duckdbOver } from './duckdb-over.ts'
import { describeEngine } from './engine-suite.ts'

const [usual = 0] = casesOf([24], [2])
const runs = Number(process.env['BOWLINE_CONFORMANCE_RUNS'] ?? usual)

describeEngine('duckdb', duckdbOver, { runs })
