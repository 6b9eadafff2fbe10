import { parentPort, workerData } from 'node:worker_threads'
import { ShardWriter } from './shard.ts'
import type { Order, Shard } from './shard.ts'

const port = parentPort
if (port === null) throw new Error('shards are written in a thread of their own')
const writer = await ShardWriter.open(workerData as Order)

port.on('message', (shard: Shard | null) => {
  if (shard === null) {
    writer.close()
    port.close()
    return
  }
  void writer.write(shard).then(
    (report) => port.postMessage(report),
    // Thrown outside of any promise, it ends the thread, and whoever waits is told.
    (error: unknown) =>
      setImmediate(() => {
        throw error
      }),
  )
})
