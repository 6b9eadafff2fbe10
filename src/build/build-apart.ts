import { Worker } from 'node:worker_threads'

export interface ThreadOrder {
  readonly folder: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * Builds a project that changed in a thread of its own, so that a server that answers meanwhile
 * slows the build little, and the build the server little. Whether it went well, opening tells.
 */
export function buildApart(folder: string, env: ThreadOrder['env']): Promise<void> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const order: ThreadOrder = { folder, env: { ...env } }
  return new Promise((settle) => {
    const worker = new Worker(new URL(`build-thread.${extension}`, import.meta.url), {
      workerData: order,
    })
    worker.once('error', () => settle())
    worker.once('exit', () => settle())
  })
}
