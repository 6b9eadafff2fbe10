import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { buildRoom } from '../../src/cli/build-room.ts'
import { readPlan } from '../../src/project/read-plan.ts'
import { servedFile } from '../../src/server/served-file.ts'
import { NOW, SOUND, withFolder } from '../build/scratch-project.ts'
import { runWith } from '../cli/test-effects.ts'
import { overHttp } from '../mcp/in-process.ts'
import { call } from '../mcp/tool-client.ts'
import { sampleApp } from '../server/sample-app.ts'

const typed = 'entering: 100\nstages: { education: { rate: 10% } }\nprice: 1000\n'

const moneyOf = ({ rows }: AnswerEnvelope): unknown =>
  rows.find(({ stage }) => stage === 'commit')?.['money']

describe('a plan beside a project', () => {
  it('holds at once, and is no part of a build', () =>
    withFolder({ ...SOUND, 'plan.yaml': typed }, async (folder) => {
      const world = { room: buildRoom, cwd: folder, now: NOW }
      const plan = async () => {
        const { code, out, err } = await runWith(['plan', folder, '--format', 'json'], world)
        expect(code, err).toBe(0)
        return { envelope: JSON.parse(out) as AnswerEnvelope, isBuilt: err.includes('reading') }
      }
      const current = () =>
        readFile(path.join(folder, '.bowline', 'current.json'), 'utf8').catch(() => '')
      const first = await plan()
      expect(moneyOf(first.envelope)).toBe('10000.00')
      const before = await current()
      await writeFile(path.join(folder, 'plan.yaml'), typed.replace('1000', '2000'))
      const second = await plan()
      expect(moneyOf(second.envelope)).toBe('20000.00')
      expect(second.isBuilt).toBe(false)
      expect(await current()).toBe(before)
    }))

  it('is at fault with its place, and keeps nobody from the other answers', () =>
    withFolder({ ...SOUND, 'plan.yaml': 'entering: 5\nprise: 3\n' }, async (folder) => {
      const world = { room: buildRoom, cwd: folder, now: NOW }
      const { code, err } = await runWith(['plan', folder], world)
      expect(code).toBe(1)
      expect(err).toContain('plan.yaml:2:1: unknown key: prise')
      expect((await runWith(['bowtie', folder], world)).code).toBe(0)
    }))

  it('is asked for anew over HTTP and by assistants, and told without its folder', () =>
    withFolder({ 'plan.yaml': typed }, async (folder) => {
      const plan = servedFile('bad_plan', () => readPlan(folder))
      const { get } = sampleApp({ plan })
      const first = await get('/api/answers/plan')
      expect(moneyOf((await first.json()) as AnswerEnvelope)).toBe('10000.00')
      const known = { 'if-none-match': first.headers.get('etag') ?? '' }
      expect((await get('/api/answers/plan', known)).status).toBe(304)
      await writeFile(path.join(folder, 'plan.yaml'), typed.replace('1000', '2000'))
      const second = await get('/api/answers/plan', known)
      expect(second.status).toBe(200)
      expect(moneyOf((await second.json()) as AnswerEnvelope)).toBe('20000.00')
      await overHttp({ plan }, async (client) => {
        const { structured } = await call(client, 'ask', { answer: 'plan', input: {} })
        expect(moneyOf(structured as unknown as AnswerEnvelope)).toBe('20000.00')
      })
      await writeFile(path.join(folder, 'plan.yaml'), 'prise: 3\n')
      const third = await get('/api/answers/plan')
      expect(third.status).toBe(400)
      const { error } = (await third.json()) as { error: Record<string, string> }
      expect(error).toMatchObject({
        code: 'bad_plan',
        message: 'plan.yaml:1:1: unknown key: prise',
        remedy: 'write `price`',
      })
      expect((await get('/api/answers/bowtie')).status).toBe(200)
    }))
})
