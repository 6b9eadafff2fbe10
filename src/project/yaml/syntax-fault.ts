import type { YAMLError } from 'yaml'

export type Opened = 'quote' | 'bracket'

export interface SyntaxFault {
  readonly message: string
  readonly remedy: string
  /** The fault is in what was opened before and never closed, not where that was noticed. */
  readonly opened?: Opened
}

const quote = 'put the value in quotes'

/** By the parser's own sentence, where its code covers several faults; the first that fits. */
const faults: readonly (readonly [RegExp, SyntaxFault])[] = [
  [/directive/, { message: 'directive is not allowed', remedy: 'remove the line with `%`' }],
  [/^Missing closing/, { message: 'quote is never closed', remedy: 'close it', opened: 'quote' }],
  [
    /must .*end with a \S$/,
    { message: 'bracket is never closed', remedy: 'close it', opened: 'bracket' },
  ],
  [
    /^Missing , /,
    {
      message: 'comma is missing before this',
      remedy: `write a comma between the items, or ${quote}`,
    },
  ],
  [
    /^Missing space after/,
    { message: 'space is missing after the colon', remedy: 'write a space after it' },
  ],
  [
    /^Comments must be separated/,
    { message: 'space is missing before #', remedy: `write a space before it, or ${quote}` },
  ],
  [
    /^Implicit map keys need/,
    {
      message: 'key without a value',
      remedy: 'write `key: value`; text of several lines is indented deeper than its key',
    },
  ],
  [
    /^Implicit keys/,
    {
      message: 'key without a value on its line',
      remedy: `write \`key: value\` with a space after the colon, or ${quote} if it is text`,
    },
  ],
]

const byCode: Readonly<Partial<Record<YAMLError['code'], SyntaxFault>>> = {
  BAD_DQ_ESCAPE: {
    message: 'unknown escape in double quotes',
    remedy: 'use single quotes, or write the backslash twice',
  },
  BAD_INDENT: {
    message: 'indentation does not fit the lines above',
    remedy: 'indent with spaces, each level two deeper than the one above',
  },
  BAD_SCALAR_START: { message: 'value starts with a sign that YAML reserves', remedy: quote },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a second colon on the line',
    remedy: `start a new line for each key, or ${quote}`,
  },
  BLOCK_IN_FLOW: {
    message: 'a block inside brackets',
    remedy: 'close the bracket first, or write indented lines without brackets',
  },
  KEY_OVER_1024_CHARS: { message: 'key is too long', remedy: 'write a shorter key' },
  MULTIPLE_DOCS: { message: 'a second document', remedy: 'remove the line `---`' },
  NON_STRING_KEY: { message: 'key is not text', remedy: 'put the key in quotes' },
  RESOURCE_EXHAUSTION: { message: 'nested too deeply', remedy: 'write fewer levels' },
  TAB_AS_INDENT: { message: 'tab used to indent', remedy: 'use spaces instead of tabs' },
  TAG_RESOLVE_FAILED: { message: 'tag is not allowed', remedy: 'remove the word with `!`' },
  UNEXPECTED_TOKEN: { message: 'not expected here', remedy: `remove it, or ${quote}` },
}

/** What is wrong with the YAML, in a sentence, and what to write instead. */
export function syntaxFault({ code, message }: YAMLError): SyntaxFault {
  const fault = faults.find(([sentence]) => sentence.test(message))?.[1] ?? byCode[code]
  if (fault !== undefined) return fault
  const reason = message.split('\n', 1)[0]
  return { message: `not valid YAML: ${reason}`, remedy: 'correct the line' }
}
