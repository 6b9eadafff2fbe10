import type { Page } from '../engine.ts'

export function pageOf<T>(
  all: readonly T[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Page<T> {
  return { items: all.slice(offset, offset + limit), total: all.length }
}
