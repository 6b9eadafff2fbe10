import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import type { ParsedNode, YAMLMap } from 'yaml'
import { ProjectError } from '../project-error.ts'
import type { Place } from '../project.ts'
import { pathId } from './yaml-path.ts'
import type { YamlPath } from './yaml-path.ts'

/** Nodes as plain data, and where each of them stood. */
export interface ReadNodes {
  readonly value: unknown
  /** By `pathId`. */
  readonly entries: ReadonlyMap<string, Entry>
  readonly scalars: readonly { readonly path: YamlPath; readonly value: unknown }[]
  /** Paths whose value could not be read; `problems` says why. */
  readonly faulty: readonly YamlPath[]
  readonly problems: readonly ProjectError[]
}

/** Offsets of a key (or of an item in a list) and of its value. */
export interface Entry {
  readonly key: number
  readonly value: number
  readonly node: ParsedNode | null
}

const MAX_DEPTH = 20

export function readNodes(root: ParsedNode | null, place: (offset: number) => Place): ReadNodes {
  const start = root?.range[0] ?? 0
  const entries = new Map<string, Entry>([[pathId([]), { key: start, value: start, node: root }]])
  const scalars: { path: YamlPath; value: unknown }[] = []
  const faulty: YamlPath[] = []
  const problems: ProjectError[] = []
  const report = (offset: number, message: string, remedy: string): void => {
    problems.push(new ProjectError(message, { place: place(offset), remedy }))
  }
  const refuse = (node: ParsedNode, path: YamlPath, message: string, remedy: string): void => {
    report(node.range[0], message, remedy)
    faulty.push(path)
  }

  function read(node: ParsedNode | null, path: YamlPath): unknown {
    if (node === null) return null
    if (path.length > MAX_DEPTH) {
      return refuse(node, path, 'nested too deeply', 'write fewer levels')
    }
    if (isAlias(node)) {
      const star = `*${node.source}`
      const remedy = `write \`'${star}'\` if a star is meant, or the value itself`
      return refuse(node, path, `alias is not allowed: ${star}`, remedy)
    }
    if (node.tag !== undefined) {
      return refuse(
        node,
        path,
        `tag is not allowed: ${node.tag.replace(/^tag:yaml.org,2002:/, '!!')}`,
        'remove the word with `!`',
      )
    }
    if (isMap(node)) return readMap(node, path)
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const inner = [...path, index]
        entries.set(pathId(inner), { key: item.range[0], value: item.range[0], node: item })
        return read(item, inner)
      })
    }
    scalars.push({ path, value: node.value })
    return node.value
  }

  function readMap(map: YAMLMap.Parsed, path: YamlPath): Readonly<Record<string, unknown>> {
    const result: Record<string, unknown> = {}
    for (const { key, value } of map.items) {
      const name = isScalar(key) && typeof key.value === 'string' ? key.value : ''
      const inner = [...path, name]
      const first = entries.get(pathId(inner))
      if (name === '') {
        report(key.range[0], 'key is empty', 'write a name before the colon')
      } else if (name === '__proto__') {
        report(key.range[0], `key is not allowed: ${name}`, 'remove it')
      } else if (first !== undefined) {
        const { line } = place(first.key)
        const remedy = `keep one of the two; the first is on line ${line}`
        report(key.range[0], `key stands twice: ${name}`, remedy)
      } else {
        entries.set(pathId(inner), {
          key: key.range[0],
          value: value?.range[0] ?? key.range[0],
          node: value,
        })
        result[name] = read(value, inner)
      }
    }
    return result
  }

  return { value: read(root, []), entries, scalars, faulty, problems }
}
