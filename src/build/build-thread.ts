import { workerData } from 'node:worker_threads'
import { buildIfStale } from './build-project.ts'
import type { ThreadOrder } from './build-apart.ts'

const { folder, env } = workerData as ThreadOrder
const now = (): number => Math.floor(Date.now() / 1000)

// What fails is recorded, or found again by whoever opens the project: nobody is told here.
await buildIfStale(folder, { env, now, progress: () => {} }, null).catch(() => {})
