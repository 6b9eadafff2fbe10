import { createHash } from 'node:crypto'
import type { Source } from './desk.ts'

/** The name of what a build says to a question: the same build and question, the same words. */
export function etagOf({ engine, stale }: Source, question: readonly unknown[]): string {
  const { id, version } = engine.catalog.build
  const text = JSON.stringify([id, version, stale, ...question])
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
}

/** `If-None-Match` names it, weak or strong. */
export function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false
  const names = ifNoneMatch.split(',').map((name) => name.trim().replace(/^W\//u, ''))
  return names.includes(etag) || names.includes('*')
}
