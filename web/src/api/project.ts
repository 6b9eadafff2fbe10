import type { ProjectFacts } from '../../../src/server/project-facts.ts'

/** What `/api/project` tells: what there is to choose from. */
export type Project = ProjectFacts
export type ProjectDimension = ProjectFacts['dimensions'][number]
