import { createHash } from 'node:crypto'
import { Agent, get } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

// The clients, in a thread of their own, so that they do not slow the server they measure. They
// go on until they are told to stop, and then say what they got.

export interface ClientsOrder {
  readonly port: number
  readonly clients: number
  readonly paths: readonly string[]
}

export interface Result {
  readonly path: string
  readonly milliseconds: number
  readonly status: number
  readonly build: string
  /** Of the body, or why there is none. */
  readonly digest: string
}

const { port, clients, paths } = workerData as ClientsOrder
const agent = new Agent({ keepAlive: true, maxSockets: clients })
const results: Result[] = []
const state = { isOver: false }
parentPort?.once('message', () => {
  state.isOver = true
})

await Promise.all(Array.from({ length: clients }, (_, index) => client(index)))
agent.destroy()
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(results)

async function client(index: number): Promise<void> {
  for (let turn = index; !state.isOver; turn += 1) {
    results.push(await ask(paths[turn % paths.length] ?? ''))
  }
}

function ask(path: string): Promise<Result> {
  const start = performance.now()
  return new Promise((settle) => {
    const end = (status: number, build: string, digest: string): void =>
      settle({ path, milliseconds: performance.now() - start, status, build, digest })
    const request = get({ agent, host: '127.0.0.1', port, path }, (response) => {
      const hash = createHash('sha256')
      response.on('data', (part: Buffer) => hash.update(part))
      response.on('error', (error) => end(0, '', error.message))
      response.on('end', () => {
        const build = String(response.headers['bowline-build'] ?? '')
        end(response.statusCode ?? 0, build, hash.digest('base64'))
      })
    })
    request.on('error', (error) => end(0, '', error.message))
  })
}
