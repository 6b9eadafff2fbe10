import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseYaml } from './yaml-text.ts'

function contentOf(text: string, path: readonly string[]) {
  const yaml = parseYaml('f', text)
  if (!('value' in yaml)) throw new Error(`not YAML: ${yaml[0]?.message}`)
  const place = yaml.contentPlace(path)
  return [place.line, place.column]
}

describe('where the content of a text starts', () => {
  it.each([
    ['literal', 'a: |\n  select 1\n', [2, 3], ['a']],
    ['literal without last line break', 'a: |-\n    select 1', [2, 5], ['a']],
    ['literal that keeps line breaks', 'a: |+\n  select 1\n\n', [2, 3], ['a']],
    ['literal with a comment', 'a: | # SQL\n  select 1\n', [2, 3], ['a']],
    ['literal with its indentation', 'a: |2\n    select 1\n', [2, 3], ['a']],
    ['literal with both', 'a: |-1\n  select 1\n', [2, 2], ['a']],
    ['literal after a line break', 'a:\n  |\n  select 1\n', [3, 3], ['a']],
    ['literal with blank lines first', 'a: |\n\n\n  select 1\n', [2, 3], ['a']],
    ['literal at the edge', 'a:\n  b: |2\n      select 1\n', [3, 5], ['a', 'b']],
    ['folded', 'a: >\n  select 1\n', [2, 3], ['a']],
    ['folded without last line break', 'a: >-\n   select 1\n', [2, 4], ['a']],
    ['plain', 'a: select 1\n', [1, 4], ['a']],
    ['plain on the next line', 'a:\n  select 1\n', [2, 3], ['a']],
    ['double quotes', 'a: "select 1"\n', [1, 5], ['a']],
    ['single quotes', "a: 'select 1'\n", [1, 5], ['a']],
    ['quotes and spaces', 'a: "  select 1"\n', [1, 5], ['a']],
    ['quotes and a line break', 'a: "\n   select 1"\n', [2, 4], ['a']],
    ['quotes and two line breaks', "a: '  \n\n  select 1'\n", [3, 3], ['a']],
    ['in brackets', 'b: { a: select 1 }\n', [1, 9], ['b', 'a']],
    ['after an anchor', 'a: &x |\n  select 1\n', [2, 3], ['a']],
    ['Windows line ends', 'a: |\r\n\r\n  select 1\r\n', [2, 3], ['a']],
    ['quotes, Windows line ends', 'a: "\r\n  select 1"\r\n', [2, 3], ['a']],
    ['beyond the basic plane', 'a: "😀 x"\nb: select\n', [2, 4], ['b']],
  ])('%s', (_, text, expected, path) => {
    expect(contentOf(text, path)).toEqual(expected)
  })

  it('line k of a literal block is line k of the file from there', () => {
    const line = fc.stringMatching(/^ {0,3}[a-z][a-z ]{0,8}$/)
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('x: 1', '# y', ''), { maxLength: 4 }),
        fc.integer({ min: 1, max: 5 }),
        fc.stringMatching(/^[a-z]{1,8}$/),
        fc.array(fc.oneof(line, fc.constant('')), { maxLength: 6 }),
        (before, indent, first, lines) => {
          const sql = [first, ...lines]
          const block = sql.map((line) => ' '.repeat(indent) + line)
          const above = before.map((line, index) => line.replace('x', `x${index}`))
          const text = [...above, 'a: |', ...block, ''].join('\n')
          const [start = 0, column = 0] = contentOf(text, ['a'])
          const file = text.split('\n')
          for (const [k, line] of sql.entries()) {
            expect(file[start - 1 + k]?.slice(column - 1)).toBe(line)
          }
        },
      ),
    )
  })
})
