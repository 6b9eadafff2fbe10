import { dirname, posix } from 'node:path'
import type { Room } from './rooms.ts'
import { type Import, importsOf, scanSource } from './scan-source.ts'

/** Path from the root of the checkout, with slashes, to content. */
export type Files = ReadonlyMap<string, string>

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

/** Where what we ship is written. */
const shipped = ['src/', 'web/src/']

/** The room of a file; a folder that has rooms within holds its own files only. */
export function roomOf(path: string, rooms: readonly Room[]): Room | null {
  const folder = dirname(path)
  const within = rooms
    .filter((room) => folder === room.folder || folder.startsWith(`${room.folder}/`))
    .toSorted((a, b) => b.folder.length - a.folder.length)[0]
  if (within === undefined) return null
  const isDivided = rooms.some((room) => room.folder.startsWith(`${within.folder}/`))
  return isDivided && folder !== within.folder ? null : within
}

/** Folders of what we ship that the table does not name. */
export function unknownFolders(files: Files, rooms: readonly Room[]): readonly string[] {
  return shipped
    .flatMap((start) => paths(files, start))
    .filter((path) => path !== 'src/index.ts' && roomOf(path, rooms) === null)
    .map((path) => `${path}: no room for this folder in test/architecture/rooms.ts`)
}

/** Imports that the table does not allow. */
export function forbiddenImports(files: Files, rooms: readonly Room[]): readonly string[] {
  return shipped
    .flatMap((start) => paths(files, start))
    .flatMap((path) => {
      if (isTest(path)) return []
      const room = path === 'src/index.ts' ? indexRoom(rooms) : roomOf(path, rooms)
      if (room === null) return []
      return importsOf(files.get(path) ?? '').flatMap((one) => {
        const reason = whyForbidden(path, one, room)
        return reason === null ? [] : [`${path}: ${reason}`]
      })
    })
}

/** The public library: every name from the pure folders, and no code of its own. */
function indexRoom(rooms: readonly Room[]): Room {
  const uses = rooms.filter((room) => room.pure).map((room) => room.folder)
  return { folder: 'src/index.ts', uses, types: [], packages: [], pure: true }
}

function whyForbidden(path: string, one: Import, room: Room): string | null {
  if (one.from === null) return 'imports what is not a literal'
  if (!one.from.startsWith('.')) {
    return isPackageOf(one.from, room.packages) ? null : `imports the package ${one.from}`
  }
  const target = resolveImport(path, one.from)
  if (isTest(target)) return `imports a test: ${target}`
  if (target.endsWith('.json') && !target.startsWith('src/') && !room.uses.includes('standard')) {
    return `imports data: ${target}`
  }
  const isWithin = (folder: string): boolean => target === folder || isInside(target, folder)
  if ([room.folder, ...room.uses].some(isWithin)) return null
  if (!room.types.some(isWithin)) return `imports ${target}`
  return one.typesOnly ? null : `imports more than types of ${target}`
}

/** Directly or deeper, but `src/engine` does not stand for the rooms within it. */
function isInside(target: string, folder: string): boolean {
  if (folder === 'src/engine') return dirname(target) === folder
  return target.startsWith(`${folder}/`)
}

function isPackageOf(specifier: string, packages: readonly string[]): boolean {
  return packages.some((allowed) =>
    allowed === 'node:'
      ? specifier.startsWith('node:')
      : specifier === allowed || specifier.startsWith(`${allowed}/`),
  )
}

const impure = new RegExp(
  [
    String.raw`\bDate\.now\b`,
    // `new Date(x)` only converts; without an argument it reads the clock.
    String.raw`\bnew Date\b\s*(?:\(\s*\)|(?!\s*\())`,
    String.raw`(?<!\bnew )\bDate\(`,
    String.raw`\bMath\.random\b`,
    String.raw`\bTemporal\.Now\b`,
    String.raw`(?<![.\w])(?:process|console|globalThis|performance|crypto)\b\s*[.[]`,
    String.raw`(?<![.\w])(?:fetch|set(?:Timeout|Interval|Immediate)|queueMicrotask)\(`,
    String.raw`(?<![.\w])Buffer\b`,
  ].join('|'),
  'g',
)

/** Clock, chance and environment in pure folders. */
export function impurities(files: Files, rooms: readonly Room[]): readonly string[] {
  return paths(files, 'src/').flatMap((path) => {
    if (isTest(path) || roomOf(path, rooms)?.pure !== true) return []
    const { code } = scanSource(files.get(path) ?? '')
    return [...code.matchAll(impure)].map((match) => `${path}: uses ${match[0].trim()}`)
  })
}

/** Files that import each other in a ring, types included. */
export function importCycles(files: Files): readonly string[] {
  const targets = new Map<string, readonly string[]>()
  for (const path of paths(files, '')) {
    const found = importsOf(files.get(path) ?? '').flatMap(({ from }) =>
      from?.startsWith('.') === true ? [resolveImport(path, from)] : [],
    )
    targets.set(path, found)
  }
  const rings: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) rings.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
    else if (!done.has(path)) {
      for (const target of targets.get(path) ?? []) visit(target, [...trail, path])
      done.add(path)
    }
  }
  for (const path of targets.keys()) visit(path, [])
  return rings
}

export function defaultExports(files: Files): readonly string[] {
  return paths(files, '')
    .filter((path) => path !== 'vitest.config.ts')
    .filter((path) => {
      const { code } = scanSource(files.get(path) ?? '')
      return /\bexport\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/.test(code)
    })
    .map((path) => `${path}: has a default export`)
}

const emptyWords = /^(?:utils?|common|misc|helpers?|shared|lib)$/

/** Names that say nothing, and index files with a body. */
export function emptyNames(files: Files): readonly string[] {
  return paths(files, '').flatMap((path) => {
    const words = path.split('/').map((part) => part.replace(/(?:\.test)?\.\w+$/, ''))
    const word = words.find((part) => emptyWords.test(part))
    if (word !== undefined) return [`${path}: ${word} says nothing`]
    const odd = words.find((part) => !/^\.?[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(part))
    if (odd !== undefined) return [`${path}: not in kebab-case`]
    if (words.at(-1) !== 'index') return []
    return isTableOfContents(files.get(path) ?? '') ? [] : [`${path}: an index has no body`]
  })
}

function isTableOfContents(text: string): boolean {
  const { withoutComments } = scanSource(text)
  const rest = withoutComments.replace(/^export\s+[^;'"=()]*?\bfrom\s*'[^']+'/gm, '')
  return rest.trim() === ''
}

export function longerThan(
  limit: number,
  files: Files,
  listed: Readonly<Record<string, string>>,
): readonly string[] {
  const long = paths(files, '').flatMap((path) => {
    const lines = (files.get(path) ?? '').trimEnd().split('\n').length
    return lines > limit && !(path in listed) ? [`${path}: ${lines} lines, without a reason`] : []
  })
  const gone = Object.keys(listed).filter((path) => {
    const lines = (files.get(path) ?? '').trimEnd().split('\n').length
    return lines <= limit
  })
  return [...long, ...gone.map((path) => `${path}: listed as long, but is not`)]
}

function resolveImport(path: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(path), specifier))
}

function paths(files: Files, start: string): readonly string[] {
  return [...files.keys()].filter((path) => path.startsWith(start))
}
