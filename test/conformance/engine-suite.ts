import { afterAll, describe } from 'vitest'
import { describeAgreement } from './agreement.ts'
import { EngineShelf } from './engine-shelf.ts'
import type { MakeEngine } from './engine-shelf.ts'
import { describeIncidence } from './incidence.ts'
import { describeMoneyAgreement } from './money-agreement.ts'
import { describeMoneyKinds } from './money-kinds.ts'
import { describeMoneyProperties } from './money-properties.ts'
import { describePurchases } from './money-purchases.ts'
import { describeReconcileAgreement } from './reconcile-agreement.ts'
import { describeProperties } from './properties.ts'
import { settle } from './suite-settings.ts'
import type { SuiteSettings } from './suite-settings.ts'

/** What every engine must do, judged on generated companies: as the reference does, and in itself. */
export function describeEngine(name: string, make: MakeEngine, settings: SuiteSettings): void {
  describe(name, () => {
    // Each company, and the same with its rows turned.
    const shelf = new EngineShelf(make, 2 * (settings.runs + 1))
    afterAll(() => shelf.close())
    const suite = settle(shelf, settings)
    describeAgreement(suite)
    describeMoneyAgreement(suite)
    describeReconcileAgreement(suite)
    describeProperties(suite)
    describeIncidence(suite)
    describeMoneyProperties(suite)
    describeMoneyKinds(suite)
    describePurchases(suite)
  })
}
