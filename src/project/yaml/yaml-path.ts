/** The keys and list positions that lead to a value. */
export type YamlPath = readonly (string | number)[]

/** Equal for equal paths. */
export function pathId(path: YamlPath): string {
  return JSON.stringify(path)
}

/** `label(['sources', 'leads', 'file']) // => 'sources.leads.file'` */
export function label(path: YamlPath): string {
  const last = path.at(-1)
  if (last === undefined) return 'the file'
  if (typeof last === 'number') return `item ${last + 1} of ${label(path.slice(0, -1))}`
  return path.join('.')
}
