import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, type Listening } from '../../src/server/listen.ts'
import { sampleApp } from '../server/sample-app.ts'

const sample = sampleApp()
let listening: Listening

beforeAll(async () => {
  listening = await listen(sample.app, { port: 0, log: (line) => sample.logged.push(line) })
})
afterAll(() => listening.close())

/** What comes back for these very bytes, which no client would send. */
function send(bytes: string): Promise<string> {
  return new Promise((settle) => {
    const socket = connect(listening.port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    let answer = ''
    socket.on('data', (part) => {
      answer += part.toString()
      if (isWhole(answer)) socket.end()
    })
    socket.on('close', () => settle(answer))
    // A connection that is cut short is an answer too.
    socket.on('error', () => settle(answer))
  })
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n')
  const length = /^content-length: *(\d+)/imu.exec(answer)?.[1]
  return end >= 0 && answer.length >= end + 4 + Number(length ?? 0)
}

/** Every refusal has the one form of errors, and one line of the log. */
function expectRefusal(answer: string): void {
  expect(statusOf(answer)).toBeGreaterThanOrEqual(400)
  expect(statusOf(answer)).toBeLessThan(500)
  const text = expect.stringMatching(/\S/u) as unknown
  const body: unknown = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4))
  expect(body).toEqual({ error: { code: text, message: text, remedy: text } })
  const { code } = (body as { error: { code: string } }).error
  expect(sample.logged.splice(0)).toEqual([
    expect.stringMatching(new RegExp(`^refused .*: ${statusOf(answer)}(?: ${code}: |$)`, 'u')),
  ])
}

const ask = (target: string, host = 'localhost'): Promise<string> =>
  send(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/u.exec(answer)?.[1])

describe('on the wire', () => {
  it.each([
    '/../../../../etc/passwd',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/../../../../etc/passwd',
    '/assets/..%5c..%5cetc%5cpasswd',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '/....//....//etc/passwd',
    '/%00/etc/passwd',
    '/package.json%00.html',
    '//etc/passwd',
    '/api/answers/..%2f..%2fproject',
    '/api/answers/%E0%A4%A',
    '/%',
    '/.bowline/current.json',
    '/bowline.yaml',
    '/src/cli/main.ts',
  ])('GET %s gives no file', async (target) => {
    const answer = await ask(target)
    expect([400, 403, 404]).toContain(statusOf(answer))
    expectRefusal(answer)
    expect(answer).not.toMatch(/root:|"dependencies"|publishedAt/u)
  })

  it.each(['evil.example', 'localhost:80@evil.example', 'localhost evil', ''])(
    'the host %j is refused',
    async (host) => {
      const answer = await ask('/api/answers', host)
      expect([400, 403]).toContain(statusOf(answer))
      expectRefusal(answer)
    },
  )

  it('an address of another host is refused', async () => {
    const answer = await ask('http://evil.example/api/answers', 'evil.example')
    expect([400, 403]).toContain(statusOf(answer))
    expectRefusal(answer)
  })

  const local = 'Host: localhost\r\n'
  it.each([
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['an endless address', `GET /${'x'.repeat(100_000)} HTTP/1.1\r\n${local}\r\n`],
    ['an endless header', `GET / HTTP/1.1\r\n${local}X: ${'x'.repeat(100_000)}\r\n\r\n`],
    ['a huge body', `POST /mcp HTTP/1.1\r\n${local}Content-Length: 99999999\r\n\r\n`],
    [
      'two lengths',
      `POST /mcp HTTP/1.1\r\n${local}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['TRACE', `TRACE / HTTP/1.1\r\n${local}\r\n`],
    ['CONNECT', `CONNECT evil.example:80 HTTP/1.1\r\n${local}\r\n`],
    ['nonsense', 'nonsense\r\n\r\n'],
  ])('%s is refused', async (_, bytes) => {
    expectRefusal(await send(bytes))
  })

  it('a body that breaks off in nonsense is refused once', async () => {
    const head = `POST /mcp HTTP/1.1\r\n${local}Content-Type: application/json\r\n`
    expectRefusal(await send(`${head}Transfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n`))
  })

  it('answers as ever afterwards', async () => {
    expect(statusOf(await ask('/healthz'))).toBe(200)
    expect(sample.reported).toEqual([])
  })
})
