import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expandVariables, hasVariable } from './variables.ts'

const env = { DATA: '/data', EMPTY: '', DOLLAR: '${DATA} $1 $&' }

describe('expandVariables', () => {
  it.each([
    ['${DATA}/a.csv', '/data/a.csv', []],
    ['${DATA:-x}/a.csv', '/data/a.csv', []],
    ['${NONE:-../shared}/a.csv', '../shared/a.csv', []],
    ['${EMPTY:-x}/a.csv', 'x/a.csv', []],
    ['${NONE:-}a.csv', 'a.csv', []],
    ['${EMPTY}/${NONE}', '/', ['EMPTY', 'NONE']],
    ['${DATA}${DATA}', '/data/data', []],
    ['$DATA/a.csv', '$DATA/a.csv', []],
    ['${toString}', '', ['toString']],
    ['${DOLLAR}', '${DATA} $1 $&', []],
  ])('%s', (text, expected, unset) => {
    expect(expandVariables(text, env)).toMatchObject({ text: expected, unset, malformed: false })
  })

  it('says which it took, from the environment or by default', () => {
    expect(expandVariables('${DATA}${DATA}/${EMPTY:-x}/${NONE}', env).used).toEqual([
      { name: 'DATA', isSet: true },
      { name: 'EMPTY', isSet: false },
    ])
  })

  it.each(['${DATA', '${}', '${1A}', '${A-B}', '${A:=b}'])('%s is malformed', (text) => {
    expect(expandVariables(text, env).malformed).toBe(true)
  })

  it('leaves text without variables alone', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('${')),
        (text) => {
          expect(hasVariable(text)).toBe(false)
          expect(expandVariables(text, env)).toEqual({
            text,
            used: [],
            unset: [],
            malformed: false,
          })
        },
      ),
    )
  })
})
