import { describe, expect, it } from 'vitest'
import { runWith } from '../cli/test-effects.ts'
import { sampleApp } from './sample-app.ts'

const token = 'a-long-enough-token'
const PATH = '/api/answers/findings'

describe('a server with a token', () => {
  it.each([
    ['nothing', {}],
    ['a wrong token', { authorization: 'Bearer wrong' }],
    ['a part of it', { authorization: 'Bearer a-long-enough-toke' }],
    ['another scheme', { authorization: `Basic ${token}` }],
    ['a made-up cookie', { cookie: 'bowline=x' }],
    ['the token as a cookie', { cookie: `bowline=${token}` }],
  ])('refuses %s', async (_, headers) => {
    const { get, logged } = sampleApp({ token })
    for (const path of [PATH, '/', '/api', '/api/project', '/nowhere']) {
      const response = await get(path, headers)
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([
        401,
        'Bearer realm="bowline"',
      ])
    }
    expect(logged).toHaveLength(5)
    expect(logged.join()).not.toContain(token)
  })

  it('answers who brings it, by whatever name they call the server', async () => {
    const { get } = sampleApp({ token })
    const headers = { authorization: `Bearer ${token}`, host: 'numbers.example' }
    expect((await get(PATH, headers)).status).toBe(200)
  })

  it('gives a browser a cookie that is not the token, once, and then answers it', async () => {
    const { get } = sampleApp({ token })
    const login = await get(`/login?token=${token}`)
    expect([login.status, login.headers.get('location')]).toEqual([303, '/'])
    const cookie = login.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly/u)
    expect(cookie).toMatch(/SameSite=Lax/u)
    expect(cookie).not.toContain(token)
    const own = cookie.split(';')[0] ?? ''
    expect((await get(PATH, { cookie: own })).status).toBe(200)
    expect((await get('/login?token=wrong')).status).toBe(401)
    expect((await get('/login')).status).toBe(401)
  })

  it('tells anybody whether it lives', async () => {
    const { get } = sampleApp({ token })
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(200)
  })
})

describe('a server without a token', () => {
  it('has no login', async () => {
    expect((await sampleApp().get('/login?token=x')).status).toBe(404)
  })
})

describe('readiness', () => {
  it('ends before the server does', async () => {
    const { get } = sampleApp({ isReady: () => false })
    expect((await get('/readyz')).status).toBe(503)
    expect((await get('/healthz')).status).toBe(200)
  })
})

describe('bowline serve --host', () => {
  it('makes a token, warns, and prints where to log in', async () => {
    const statuses: number[] = []
    const { code, err } = await runWith(['serve', '--host', '0.0.0.0', '--port', '0'], {
      stopped: async (printed) => {
        const found = /http:\/\/0\.0\.0\.0:(?<port>\d+)\/login\?token=(?<token>\S{32,})/u.exec(
          printed(),
        )
        const { port, token } = found?.groups ?? {}
        for (const headers of [{}, { authorization: `Bearer ${token}` }]) {
          const response = await fetch(`http://127.0.0.1:${port}${PATH}`, { headers })
          statuses.push(response.status)
        }
      },
    })
    expect([code, statuses]).toEqual([0, [401, 200]])
    expect(err).toMatch(/^warning: others on the network/mu)
  })

  it('takes the token of the environment, here too, and never prints it', async () => {
    let status = 0
    const { code, err } = await runWith(['serve', '--port', '0'], {
      env: { BOWLINE_TOKEN: token },
      stopped: async (printed) => {
        const port = /:(?<port>\d+)$/mu.exec(printed())?.groups?.['port']
        status = (await fetch(`http://127.0.0.1:${port}${PATH}`)).status
      },
    })
    expect([code, status]).toEqual([0, 401])
    expect(err).not.toContain(token)
    expect(err).not.toContain('warning')
  })

  it('refuses a token that is easily guessed, and a host that is not there', async () => {
    const short = await runWith(['serve'], { env: { BOWLINE_TOKEN: 'short' } })
    expect([short.code, short.err]).toEqual([2, expect.stringContaining('16 or more')])
    const nowhere = await runWith(['serve', '--port', '0', '--host', '192.0.2.1'])
    expect([nowhere.code, nowhere.err]).toEqual([
      1,
      expect.stringContaining('host is no address of this machine: 192.0.2.1'),
    ])
  })
})
