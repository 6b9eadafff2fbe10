import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { checkXml } from '../../src/charts/goldens/xml-check.ts'
import { runWith } from './test-effects.ts'

describe('an answer as a picture', () => {
  it('prints a bowtie as svg', async () => {
    const { code, out, err } = await runWith(['bowtie', '--format', 'svg'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    checkXml(out)
    expect(out).toContain('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns=')
    expect(out).toContain('Sample &amp; Sons')
  })

  it('prints a page that needs nothing else, runs nothing, and holds every figure', async () => {
    const { code, out } = await runWith(['bowtie', '--format', 'html', '--lang', 'fr'])
    expect(code).toBe(0)
    expect(out).toContain('<html lang="fr">')
    expect(out).not.toMatch(/<script|<link|@import|url\((?!#)|\s(?:src|href|on\w+)=/u)
    const envelope = JSON.parse(
      (await runWith(['bowtie', '--format', 'json', '--lang', 'fr'])).out,
    ) as AnswerEnvelope
    const cells = [...out.matchAll(/<td[^>]*>([^<]*)<\/td>/gu)].map(([, cell]) => cell)
    for (const { label, entered } of envelope.rows) {
      expect(cells).toContain(String(label))
      expect(cells).toContain(String(entered))
    }
    for (const { message } of envelope.findings) expect(out).toContain(message.slice(0, 12))
    const ids = [...out.matchAll(/\sid="([^"]+)"/gu)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('says which formats an answer without a picture has, before it asks', async () => {
    for (const format of ['svg', 'html']) {
      const { code, out, err } = await runWith(['findings', '--format', format])
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toContain('table, json, csv')
    }
    expect((await runWith(['findings', '--help'])).out).not.toContain('svg')
    expect((await runWith(['bowtie', '--help'])).out).toContain('"svg", "html"')
  })
})
