const TOKEN =
  /<\?xml [^<>]*\?>\n?|<!doctype html>\n?|<(?<end>\/)?(?<name>[A-Za-z][\w-]*)(?<attributes>(?:\s+[\w:-]+="[^"<]*")*)\s*(?<empty>\/)?>|(?<text>[^<]+)/guy

/** Throws where a text is not well-formed: what the drawings write needs no more than this. */
export function checkXml(xml: string): void {
  const open: string[] = []
  let [at, roots] = [0, 0]
  for (const { 0: token, index, groups = {} } of xml.matchAll(TOKEN)) {
    if (index !== at) break
    at += token.length
    if (/&(?!amp;|lt;|gt;|quot;|#39;)/u.test(token)) throw new SyntaxError(`bare &: ${token}`)
    const { end, name, attributes = '', empty, text } = groups
    if (text !== undefined && open.length === 0 && text.trim() !== '') {
      throw new SyntaxError(`text outside of the root: ${text}`)
    }
    if (name === undefined) continue
    const names = [...attributes.matchAll(/([\w:-]+)="[^"]*"/gu)].map(([, each]) => each)
    if (new Set(names).size < names.length) throw new SyntaxError(`attribute twice: ${token}`)
    if (end !== undefined) {
      if (open.pop() !== name) throw new SyntaxError(`nothing to close: ${token}`)
    } else {
      if (open.length === 0) roots += 1
      if (empty === undefined) open.push(name)
    }
  }
  if (at < xml.length) throw new SyntaxError(`not XML from here: ${xml.slice(at, at + 80)}`)
  if (open.length > 0 || roots !== 1) throw new SyntaxError(`not closed: ${open.join(' ')}`)
}
