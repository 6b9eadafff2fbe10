/** One `import`, `export … from` or `import()` of a source file. */
export interface Import {
  /** The text between the quotes; `null` where it is not a plain literal. */
  readonly from: string | null
  /** `import type` or `export type`: nothing is left of it when the program runs. */
  readonly typesOnly: boolean
  readonly names: string
}

export interface SourceText {
  /** Comments are blanks. */
  readonly withoutComments: string
  /** Comments and what stands between quotes are blanks. */
  readonly code: string
  readonly comments: readonly string[]
}

const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*|[\s\S]/y
const beforeRegex =
  /(?:[([{,;:=!?&|+\-*%^~<>]|\b(?:return|typeof|case|in|of|do|else|await|yield)|^)$/

/** Tells comments, quoted text and code apart; no parser, but regular expressions do not fool it. */
export function scanSource(text: string): SourceText {
  let withoutComments = ''
  let code = ''
  const comments: string[] = []
  for (let at = 0; at < text.length;) {
    token.lastIndex = at
    let found = token.exec(text)?.[0] ?? ''
    const isComment = found.startsWith('//') || found.startsWith('/*')
    const isRegex = !isComment && found.length > 1 && found.startsWith('/')
    // A slash after a value divides.
    if (isRegex && !beforeRegex.test(code.trimEnd().slice(-12))) found = '/'
    const blank = found.replace(/[^\n]/g, ' ')
    if (isComment) comments.push(found)
    withoutComments += isComment ? blank : found
    const quoted = found.length > 1 && /^['"`/]/.test(found)
    code += isComment ? blank : quoted ? blankInside(found) : found
    at += found.length
  }
  return { withoutComments, code, comments }
}

/** Keeps the quotes and, of a template, the code in its `${}`. */
function blankInside(quoted: string): string {
  const blanked = quoted
    .slice(1, -1)
    .replace(/\$\{[^}]*\}|[^\n]/g, (part) =>
      quoted.startsWith('`') && part.length > 1 ? part : ' ',
    )
  return `${quoted[0]}${blanked}${quoted.at(-1)}`
}

const declaration =
  /(?:^|[;}\n])[ \t]*(import|export)\s+(type\s+(?!from\b))?([\w$*{][^;'"`()=]*?\bfrom\s*)?(['"])([^'"\n]+)\4/g
const dynamic = /\bimport\s*\(\s*(?:(['"])([^'"\n]+)\1\s*[,)])?/g

export function importsOf(text: string): readonly Import[] {
  const { withoutComments, code } = scanSource(text)
  const inCode = (index: number, word: string): boolean => code.startsWith(word, index)
  const declared = [...withoutComments.matchAll(declaration)]
    .filter((match) => {
      const word = match[1] ?? ''
      return inCode(match.index + match[0].indexOf(word), word)
    })
    // `export 'x'` is not a declaration, and `import 'x'` has no names.
    .filter((match) => match[1] === 'import' || match[3] !== undefined)
    .map((match) => ({
      from: match[5] ?? null,
      typesOnly: match[2] !== undefined,
      names: (match[3] ?? '').replace(/\bfrom\s*$/, '').trim(),
    }))
  const asked = [...withoutComments.matchAll(dynamic)]
    .filter((match) => inCode(match.index, 'import'))
    .map((match) => ({ from: match[2] ?? null, typesOnly: false, names: '' }))
  return [...declared, ...asked]
}
