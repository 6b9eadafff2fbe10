export interface Fence {
  readonly language: string
  readonly text: string
  /** Of its first line, from 1. */
  readonly line: number
}

export interface Link {
  readonly target: string
  readonly line: number
}

/** What the tests look at in a page; fences hold neither links nor headings. */
export interface Page {
  readonly fences: readonly Fence[]
  readonly links: readonly Link[]
  /** Anchors as GitHub names them. */
  readonly anchors: ReadonlySet<string>
}

export function readPage(text: string): Page {
  const fences: Fence[] = []
  const links: Link[] = []
  const anchors = new Set<string>()
  let open: { mark: string; language: string; line: number; lines: string[] } | null = null
  for (const [index, line] of text.split('\n').entries()) {
    const mark = /^\s*(`{3,}|~{3,})\s*([\w-]*)/.exec(line)
    if (open !== null) {
      if (mark?.[1]?.startsWith(open.mark) === true && mark[2] === '') {
        fences.push({ language: open.language, text: open.lines.join('\n'), line: open.line })
        open = null
      } else open.lines.push(line)
    } else if (mark !== null) {
      open = { mark: mark[1] ?? '', language: mark[2] ?? '', line: index + 2, lines: [] }
    } else {
      const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1]
      if (heading !== undefined) anchors.add(unused(anchorOf(heading), anchors))
      for (const id of line.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)) anchors.add(id[1] ?? '')
      links.push(...linksOf(line).map((target) => ({ target, line: index + 1 })))
    }
  }
  if (open !== null) throw new Error(`fence is never closed: line ${open.line - 1}`)
  return { fences, links, anchors }
}

function linksOf(line: string): readonly string[] {
  const text = line.replace(/(`+)(?:(?!\1).)*\1/g, (code) => ' '.repeat(code.length))
  const inline = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)]
  const reference = [...text.matchAll(/^\s*\[[^\]]+\]:\s*<?([^\s>]+)>?/g)]
  const html = [...text.matchAll(/\b(?:href|src)="([^"]+)"/g)]
  return [...inline, ...reference, ...html].map((match) => match[1] ?? '')
}

/** `anchorOf('Who may import, and why?') // => 'who-may-import-and-why'` */
export function anchorOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
    .replaceAll(' ', '-')
}

/** The second heading of the same name gets `-1`. */
function unused(anchor: string, taken: ReadonlySet<string>): string {
  if (!taken.has(anchor)) return anchor
  let count = 1
  while (taken.has(`${anchor}-${count}`)) count += 1
  return `${anchor}-${count}`
}
