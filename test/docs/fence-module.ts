import { withCuts } from './doc-examples.ts'

/**
 * A ts fence of a page as a module: each `expression // => value` becomes a call of `check`, and
 * `bowline` is the library of this checkout.
 */
export function fenceModule(text: string, library: string): string {
  const lines = text.split('\n').map((line) => {
    const example = /^(\s*)(.+?)\s*\/\/ => (.+)$/.exec(line)
    if (example === null) return line
    const [, indent = '', code = '', expected = ''] = example
    const named = /^(?:const|let)\s+(\w+)[^=]*=/.exec(code)?.[1]
    const wanted = withCuts(expected)
    const check = (actual: string): string => `${indent}check(await (${actual}), (${wanted}))`
    return named === undefined ? check(code.replace(/;$/, '')) : `${code}\n${check(named)}`
  })
  return [
    'const { check, __cut } = globalThis.__fence',
    ...lines.map((line) =>
      line.replace(/\bfrom\s+(['"])bowline\1/, () => `from ${JSON.stringify(library)}`),
    ),
  ].join('\n')
}
