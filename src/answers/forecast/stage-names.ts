import type { Catalog } from '../../engine/engine.ts'
import { stages as standardStages } from '../../standard/stages.ts'
import type { Language } from '../../standard/types.ts'

/** What a project calls its stages. */
export function stageNames(catalog: Catalog, lang: Language): (id: string) => string {
  const known = [...standardStages, ...catalog.stages, ...catalog.counted]
  const labels = new Map(known.map(({ id, label }) => [id, label[lang]]))
  return (id) => labels.get(id) ?? id
}
