import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ShownFinding } from '../answers/answer.ts'
import { renderFindings, renderFindingsShort } from './findings-text.ts'
import { displayWidth } from './text/display-width.ts'

describe('renderFindings', () => {
  it('puts errors first and hangs what it wraps', () => {
    const text = renderFindings(
      [
        finding('info', 'Rates are not computed yet.', ''),
        finding(
          'error',
          '12 rows of leads carry a date that does not exist.',
          'They count nowhere.',
        ),
      ],
      { width: 44, lang: 'en' },
    )
    expect(text).toBe(
      [
        'error  12 rows of leads carry a date that',
        '       does not exist.',
        '       They count nowhere.',
        'note   Rates are not computed yet.',
        '',
      ].join('\n'),
    )
  })

  it('is short under a drawing: no effects, notes only counted', () => {
    const many = ['info', 'error', 'warning', 'info'].map((one) => finding(one, `An ${one}.`, 'x'))
    const short = (lang: 'en' | 'fr', findings = many): string =>
      renderFindingsShort(findings, { lang, width: 60, command: 'bowline findings a' })
    expect(short('en').split('\n')).toEqual([
      'error    An error.',
      'warning  An warning.',
      '2 notes. bowline findings a says what each does and what to',
      'do.',
      '',
    ])
    expect(short('fr')).toContain('2 notes. bowline findings a dit l’effet de chaque constat')
    expect(short('en', [])).toBe('')
    expect(short('en', [finding('error', 'One.', '')])).not.toContain('note')
  })

  it('is nothing when there are none', () => {
    expect(renderFindings([], { lang: 'en' })).toBe('')
  })

  it('never leaves its width and never speaks to the terminal', () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 })
    fc.assert(
      fc.property(text, text, text, fc.integer({ min: 20, max: 100 }), (word, a, b, width) => {
        const shown = renderFindings([finding(word, a, b), finding('error', b, a)], {
          width,
          lang: 'en',
        })
        expect(shown).not.toMatch(/(?!\n)\p{Cc}/u)
        for (const line of shown.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width)
      }),
    )
  })
})

function finding(severity: string, message: string, effect: string): ShownFinding {
  return { code: 'x', severity, message, where: 'leads', rows: 1, effect, ref: null }
}
