import { duckdbOver } from './duckdb-over.ts'
import { describeEngine } from './engine-suite.ts'

const runs = Number(process.env['BOWLINE_CONFORMANCE_RUNS'] ?? 6)

describeEngine('duckdb', duckdbOver, { runs })
