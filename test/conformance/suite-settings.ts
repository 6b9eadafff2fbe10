import * as fc from 'fast-check'
import type { Engine, FollowQuestion, Question } from '../../src/engine/engine.ts'
import { freshSeed } from '../evidence.ts'
import { runsOf } from '../thoroughness.ts'
import type { EngineShelf } from './engine-shelf.ts'
import { questions } from './generate-questions.ts'
import type { QuestionRecipe } from './generate-questions.ts'
import { companies } from './generate-rows.ts'
import type { Company } from './generate-rows.ts'

export interface SuiteSettings {
  /** Companies per property that are the same in each run of the tests, beside one that is new. */
  readonly runs: number
  readonly seed?: number
}

export interface Suite {
  readonly shelf: EngineShelf
  /** How many companies a property is held on. */
  readonly companies: number
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
/** Of its questions, how many a company is asked. */
const ASKED = runsOf(8)
const LONGEST = 120_000

console.info(`conformance: the company that is new has seed ${freshSeed}`)

export function settle(shelf: EngineShelf, { runs, seed = SEED }: SuiteSettings): Suite {
  const recipes = fc.array(questions, { minLength: 4, maxLength: 8 })
  return {
    shelf,
    companies: runs + 1,
    timeout: 2 * LONGEST + 30_000,
    always: async (property) => {
      const held = fc.asyncProperty(companies, recipes, (company, recipes) =>
        shelf.use(company, (engine) => property(engine, company, recipes.slice(0, ASKED))),
      )
      const limit = { interruptAfterTimeLimit: LONGEST, markInterruptAsFailure: true }
      if (runs > 0) await fc.assert(held, { numRuns: runs, seed, ...limit })
      await fc.assert(held, { numRuns: 1, seed: freshSeed, ...limit })
    },
  }
}

/** The question, for the message of a failure. */
export function told(question: Question | FollowQuestion): string {
  return JSON.stringify(question)
}
