import * as fc from 'fast-check'
import type { Engine, FollowQuestion, Question } from '../../src/engine/engine.ts'
import type { EngineShelf } from './engine-shelf.ts'
import { questions } from './generate-questions.ts'
import type { QuestionRecipe } from './generate-questions.ts'
import { companies } from './generate-rows.ts'
import type { Company } from './generate-rows.ts'

export interface SuiteSettings {
  /** Companies per property. */
  readonly runs: number
  readonly seed?: number
}

export interface Suite {
  readonly shelf: EngineShelf
  /** A failure is made smaller for so long only. */
  readonly timeout: number
  /** Holds for a company, the engine over it and some questions. */
  readonly always: (property: EngineProperty) => Promise<void>
}

export type EngineProperty = (
  engine: Engine,
  company: Company,
  recipes: readonly QuestionRecipe[],
) => Promise<void>

const SEED = 20181115
const LONGEST = 120_000

export function settle(shelf: EngineShelf, { runs, seed = SEED }: SuiteSettings): Suite {
  const recipes = fc.array(questions, { minLength: 4, maxLength: 8 })
  return {
    shelf,
    timeout: LONGEST + 30_000,
    always: (property) =>
      fc.assert(
        fc.asyncProperty(companies, recipes, (company, recipes) =>
          shelf.use(company, (engine) => property(engine, company, recipes)),
        ),
        { numRuns: runs, seed, interruptAfterTimeLimit: LONGEST, markInterruptAsFailure: true },
      ),
  }
}

/** The question, for the message of a failure. */
export function told(question: Question | FollowQuestion): string {
  return JSON.stringify(question)
}
