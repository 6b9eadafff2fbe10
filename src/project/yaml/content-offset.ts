import type { Scalar } from 'yaml'

export interface ContentOffset {
  /** Into the file. */
  readonly offset: number
  /** Where it is not the offset's own: the content of a block starts after its indentation. */
  readonly column: number | null
}

/** Where the first line of a scalar's content starts, after its quote or its `|` line. */
export function contentOffset(scalar: Scalar.Parsed, text: string): ContentOffset {
  const start = scalar.range[0]
  switch (scalar.type) {
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return blockOffset(scalar, text)
    case 'QUOTE_DOUBLE':
    case 'QUOTE_SINGLE':
      return { offset: afterQuote(start + 1, text), column: null }
    default:
      return { offset: start, column: null }
  }
}

function blockOffset(scalar: Scalar.Parsed, text: string): ContentOffset {
  const start = scalar.range[0]
  const headerEnd = text.indexOf('\n', start)
  const first = headerEnd + 1
  const explicit = /^[|>][+-]?([1-9])/.exec(text.slice(start, start + 3))?.[1]
  const token = scalar.srcToken
  if (explicit !== undefined && token?.type === 'block-scalar') {
    return { offset: first, column: Math.max(0, token.indent) + Number(explicit) + 1 }
  }
  const indent = /^(?: *\r?\n)*( *)/.exec(text.slice(first, scalar.range[1]))?.[1] ?? ''
  return { offset: first, column: indent.length + 1 }
}

/** A line break after the quote is folded away with the indentation that follows it. */
function afterQuote(offset: number, text: string): number {
  const blank = /^[ \t]*\r?\n\s*/.exec(text.slice(offset))
  return blank === null ? offset : offset + blank[0].length
}
