import { Worker } from 'node:worker_threads'
import { ShardWriter } from './shard.ts'
import type { Order, Shard, ShardReport } from './shard.ts'

/**
 * Writes shards in as many threads at once, and hands over each report in the order of the shards.
 * A single shard is not worth a thread.
 */
export async function writeShards(
  order: Order,
  shards: readonly Shard[],
  given: {
    readonly workers: number
    readonly signal: AbortSignal
    readonly report: (report: ShardReport) => Promise<void>
  },
): Promise<void> {
  if (shards.length <= 1) return writeHere(order, shards, given)
  const threads = Array.from({ length: Math.min(given.workers, shards.length) }, () =>
    thread(order),
  )
  const waiting = new Map<number, ShardReport>()
  let next = 0
  let handed = 0
  let handing = Promise.resolve()

  const handOver = async (): Promise<void> => {
    for (let report = waiting.get(handed); report !== undefined; report = waiting.get(handed)) {
      waiting.delete(handed)
      await given.report(report)
      handed++
    }
  }
  const work = async (worker: Thread): Promise<void> => {
    for (let shard = shards[next++]; shard !== undefined; shard = shards[next++]) {
      given.signal.throwIfAborted()
      const report = await worker.write(shard)
      waiting.set(report.index, report)
      handing = handing.then(handOver)
      await handing
    }
  }
  const stop = (): void => threads.forEach((worker) => worker.stop())
  given.signal.addEventListener('abort', stop)
  try {
    await Promise.all(threads.map(work))
  } finally {
    given.signal.removeEventListener('abort', stop)
    await Promise.all(threads.map((worker) => worker.end()))
  }
  given.signal.throwIfAborted()
}

async function writeHere(
  order: Order,
  shards: readonly Shard[],
  { signal, report }: Parameters<typeof writeShards>[2],
): Promise<void> {
  const writer = await ShardWriter.open(order)
  try {
    for (const shard of shards) {
      signal.throwIfAborted()
      await report(await writer.write(shard))
    }
    signal.throwIfAborted()
  } finally {
    writer.close()
  }
}

interface Thread {
  write(shard: Shard): Promise<ShardReport>
  /** At once, whatever it does. */
  stop(): void
  end(): Promise<void>
}

function thread(order: Order): Thread {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const worker = new Worker(new URL(`shard-thread.${extension}`, import.meta.url), {
    workerData: order,
  })
  const failure = new Promise<never>((_, fail) => {
    worker.once('error', fail)
    worker.once('exit', () => fail(new Error('thread has ended')))
  })
  // Nobody may be waiting when it ends.
  failure.catch(() => {})
  return {
    write: (shard) =>
      Promise.race([
        failure,
        new Promise<ShardReport>((settle) => {
          worker.once('message', settle)
          // oxlint-disable-next-line unicorn/require-post-message-target-origin
          worker.postMessage(shard)
        }),
      ]),
    stop: () => void worker.terminate(),
    end: async () => {
      await worker.terminate()
    },
  }
}
