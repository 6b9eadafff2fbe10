import { ProjectError } from '../project/project-error.ts'
import { ProjectErrors } from '../project/project-errors.ts'
import { readPublished } from './builds-folder.ts'
import { readInputs } from './read-inputs.ts'

/** Where a project stands: read often, so that a server sees what changes beneath it. */
export interface ProjectState {
  /** The build that is published. */
  readonly build: string | null
  /** It was made from what the project's files hold now. */
  readonly isFresh: boolean
  /** Changes whenever those files do; what is wrong with them where they cannot be read. */
  readonly inputs: string
}

/** Looks at a project's files and its published build, without building. */
export async function projectState(
  folder: string,
  { env }: { readonly env: Readonly<Record<string, string | undefined>> },
): Promise<ProjectState> {
  const inputs = await stateOfInputs(folder, env)
  const published = await readPublished(folder)
  return {
    build: published?.id ?? null,
    isFresh: published !== null && published.fingerprint === inputs,
    inputs,
  }
}

async function stateOfInputs(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  try {
    return (await readInputs(folder, env)).fingerprint
  } catch (error) {
    if (error instanceof ProjectErrors || error instanceof ProjectError) return error.message
    throw error
  }
}
