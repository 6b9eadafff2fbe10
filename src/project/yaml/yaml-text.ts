import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { ParsedNode } from 'yaml'
import type { ProjectError } from '../project-error.ts'
import type { Place } from '../project.ts'
import { contentOffset } from './content-offset.ts'
import { readNodes } from './read-nodes.ts'
import type { Entry, ReadNodes } from './read-nodes.ts'
import { syntaxProblems } from './syntax-problems.ts'
import { pathId } from './yaml-path.ts'
import type { YamlPath } from './yaml-path.ts'

/** A YAML file as plain data that remembers where everything stood. */
export interface YamlText extends Pick<ReadNodes, 'value' | 'scalars' | 'faulty' | 'problems'> {
  has(path: YamlPath): boolean
  /** Of the key, or of the item in a list; of the nearest thing above where there is none. */
  keyPlace(path: YamlPath): Place
  /** Of the value; of the nearest thing above where there is none. */
  valuePlace(path: YamlPath): Place
  /** Of the first line of a text's content, after its quote or `|`. */
  contentPlace(path: YamlPath): Place
  /** The value as it was written, on one line. */
  written(path: YamlPath): string
}

/** The text read as YAML, or why it is none. */
export function parseYaml(file: string, text: string): YamlText | readonly ProjectError[] {
  const lines = new LineCounter()
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(1, line), column: Math.max(1, col) }
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    keepSourceTokens: true,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
    // Not `silent`, which lets a second document pass.
    logLevel: 'error',
  })
  const broken = syntaxProblems(document, place)
  if (broken.length > 0) return broken

  const { entries, ...read } = readNodes(document.contents, place)
  const entry = (path: YamlPath): Entry => {
    const found = entries.get(pathId(path))
    return found ?? entry(path.slice(0, -1))
  }
  return {
    ...read,
    has: (path) => entries.has(pathId(path)),
    keyPlace: (path) => place(entry(path).key),
    valuePlace: (path) => place(entry(path).value),
    contentPlace: (path) => {
      const { node, value } = entry(path)
      const { offset, column } = isScalar(node)
        ? contentOffset(node, text)
        : { offset: value, column: null }
      return column === null ? place(offset) : { ...place(offset), column }
    },
    written: (path) => written(entry(path).node),
  }
}

function written(node: ParsedNode | null): string {
  if (isMap(node)) return 'a mapping'
  if (isSeq(node)) return 'a list'
  if (isAlias(node)) return `*${node.source}`
  const source = isScalar(node) ? (node.source ?? String(node.value)) : ''
  const line = source.replaceAll(/\s+/g, ' ').trim()
  if (line === '') return 'nothing'
  return line.length > 60 ? `${line.slice(0, 57)}...` : line
}
