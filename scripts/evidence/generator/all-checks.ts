import type { Life } from '../../../src/generator/life/life.ts'
import { lives } from '../../../src/generator/life/lives.ts'
import { foundCompany } from '../../../src/generator/life/prepare.ts'
import type { Truth } from '../../../src/generator/truth/truth.ts'
import { arrivalChecks, contractChecks, priceChecks } from './company-checks.ts'
import { ofContracts, ofLuck, ofSteps } from './measured-truths.ts'
import { luckCheck, meetingChecks, stepChecks } from './step-checks.ts'
import type { Check } from './step-checks.ts'

/** Every distribution of the truth against companies of one size and seed. */
export function allChecks(size: number, seed: number): readonly Check[] {
  return [
    ...checksOfSteps(ofSteps, drawn(ofSteps, size, seed)),
    ...contractChecks(ofContracts, drawn(ofContracts, size, seed)),
    luckCheck(ofLuck, drawn(ofLuck, size, seed)),
  ]
}

/** Judges lives by a truth: that they were drawn from, or another. */
export function checksOfSteps(truth: Truth, found: readonly Life[]): readonly Check[] {
  return [
    ...arrivalChecks(truth, found),
    ...stepChecks(truth, found),
    ...meetingChecks(truth, found),
    ...priceChecks(truth, found),
  ]
}

export function drawn(truth: Truth, size: number, seed: number): readonly Life[] {
  return [...lives(foundCompany(truth, size, seed))]
}
