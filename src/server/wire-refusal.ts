import { maxHeaderSize, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Failure } from './failure.ts'

/** What is wrong with bytes that never became a request, in the one form of every error. */
export interface WireRefusal {
  readonly status: number
  readonly body: Failure
}

const LINGER_MS = 1000
const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Payload Too Large',
  431: 'Request Header Fields Too Large',
}

/** Answers what Node's reader of requests refuses, with a body and one line of the log each. */
export function refuseOnWire(server: Server, log: (line: string) => void): void {
  const refused = new WeakSet<Duplex>()
  const last = new WeakMap<Duplex, Exchange>()
  server.on('request', (request, response) => last.set(request.socket, { request, response }))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (refused.has(socket)) return
    const standing = standingOf(last.get(socket))
    if (error.code === 'ECONNRESET' || !socket.writable || standing === 'answered') {
      socket.destroy(error)
      return
    }
    const refusal = wireRefusal(error.code)
    // The app, which reads what is broken, says so itself.
    if (standing === 'over') tell(refusal)
    refuse(socket, refusal)
  })
  // A tunnel to somewhere else; without a listener Node closes the connection in silence.
  server.on('connect', ({ socket }) => {
    tell(noTunnel)
    refuse(socket, noTunnel)
  })

  function tell({ status, body }: WireRefusal): void {
    log(`refused a request: ${status} ${body.error.code}: ${body.error.message}`)
  }

  function refuse(socket: Duplex, refusal: WireRefusal): void {
    refused.add(socket)
    socket.on('error', () => {})
    // What is still on its way would otherwise break the connection before the answer is read.
    const late = setTimeout(() => socket.destroy(), LINGER_MS)
    socket.once('end', () => socket.destroy())
    socket.once('close', () => clearTimeout(late))
    socket.end(wireText(refusal))
    socket.resume()
  }
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** Of the last request of a connection: what comes after one that is over is the next. */
function standingOf(last: Exchange | undefined): 'over' | 'answered' | 'under way' {
  if (last === undefined) return 'over'
  const { request, response } = last
  if (response.writableFinished && request.complete) return 'over'
  return response.headersSent ? 'answered' : 'under way'
}

const noTunnel: WireRefusal = {
  status: 405,
  body: failure('method_not_allowed', 'method must be GET: CONNECT', 'use GET'),
}

/** By the code of the error that Node gives. */
export function wireRefusal(code: string | undefined): WireRefusal {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: 431,
        body: failure(
          'headers_too_large',
          `address and headers are longer than ${maxHeaderSize} bytes`,
          'ask with fewer filters and headers, or use the command line',
        ),
      }
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return {
        status: 413,
        body: failure('too_large', 'extensions of a chunk are too long', 'send plain chunks'),
      }
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return {
        status: 408,
        body: failure('request_timeout', 'request did not arrive in time', 'send it at once'),
      }
    default:
      return { status: 400, body: badRequest('it is not HTTP') }
  }
}

/** Of a request that has no address one could make sense of. */
export function badRequest(reason: string): Failure {
  return failure(
    'bad_request',
    `request cannot be read: ${reason}`,
    'send a whole HTTP/1.1 request with one Host header and a path that begins with /',
  )
}

function failure(code: string, message: string, remedy: string): Failure {
  return { error: { code, message, remedy } }
}

function wireText({ status, body }: WireRefusal): string {
  const text = JSON.stringify(body)
  return [
    `HTTP/1.1 ${status} ${REASONS[status] ?? 'Bad Request'}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    ...(status === 405 ? ['Allow: GET, HEAD'] : []),
    'Connection: close',
    '',
    text,
  ].join('\r\n')
}
