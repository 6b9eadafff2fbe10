import type { Catalog } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'

/** A profile changes how recurring money is counted, and nothing else. */
export function profileFindings(
  { profile }: Pick<Catalog, 'profile'>,
  asked: string | undefined,
): readonly Finding[] {
  if (asked === undefined || asked === profile) return []
  const params = { profile: asked }
  return [{ code: 'profile_unused', severity: 'info', where: 'profile', rows: 0, params }]
}
