import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../answers/answer.ts'
import { harbor, hostile } from './goldens/envelopes.ts'
import { renderJson } from './json.ts'

describe('renderJson', () => {
  it('is the envelope itself', () => {
    for (const envelope of [harbor('fr'), hostile('en')]) {
      expect(JSON.parse(renderJson(envelope))).toEqual(JSON.parse(JSON.stringify(envelope)))
    }
  })

  it('keeps the order of the columns, whatever the rows were built like', () => {
    const envelope: AnswerEnvelope = {
      ...harbor('en'),
      columns: [
        { label: 'B', unit: 'text', name: 'b' },
        { name: '1', label: 'one', unit: 'count' },
      ],
      rows: [{ 1: 2, b: 'x', unlisted: 3 }, { b: null }],
      input: {},
      findings: [],
    }
    expect(renderJson(envelope)).toContain(
      [
        '  "input": {},',
        '  "columns": [',
        '    {"name":"b","unit":"text","label":"B"},',
        '    {"name":"1","unit":"count","label":"one"}',
        '  ],',
        '  "rows": [',
        '    { "b": "x", "1": 2 },',
        '    { "b": null, "1": null }',
        '  ],',
      ].join('\n'),
    )
    expect(renderJson(envelope).endsWith('\n}\n')).toBe(true)
  })

  it('escapes whatever would act on a terminal, and stays the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (company) => {
        const text = renderJson({ ...harbor('en'), company })
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e]/u)
        expect(JSON.parse(text)).toHaveProperty('company', company)
      }),
    )
  })
})
