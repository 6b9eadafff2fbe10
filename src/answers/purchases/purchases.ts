import { z } from 'zod'
import type { Answer } from '../answer.ts'
import { countBuyers } from './count-buyers.ts'
import { rangeOptions } from '../input/common-input.ts'
import { moneyAsked } from '../money/money-asked.ts'
import { pagingOptions } from '../input/paging-options.ts'
import { purchaseCourse } from './purchase-course.ts'
import { purchaseCustomers } from './purchase-customers.ts'
import { purchaseRows } from './purchase-rows.ts'

const input = z.strictObject({
  view: z
    .enum(['purchases', 'course', 'customers'])
    .default('purchases')
    .meta({
      label: { en: 'view', fr: 'vue' },
      description:
        'purchases: who buys again, and what is to come; course: repeat purchases over time, as made and as foretold; customers: each customer, who is worth most first',
      french:
        'purchases : qui rachète, et ce qui est à venir ; course : les achats répétés au fil du temps, faits et prévus ; customers : chaque client, ceux qui valent le plus d’abord',
      choices: {
        purchases: { en: 'purchases and value', fr: 'achats et valeur' },
        course: { en: 'foretold and made', fr: 'prévus et faits' },
        customers: { en: 'customers', fr: 'clients' },
      },
    }),
  charges: z
    .enum(['apart', 'all'])
    .default('apart')
    .meta({
      label: { en: 'charges', fr: 'facturations' },
      description:
        'which charges are purchases: apart: one-off and by use, without what recurs; all: every charge',
      french:
        'quelles facturations sont des achats : apart : ponctuelles et à l’usage, sans ce qui est récurrent ; all : toutes',
      choices: {
        apart: { en: 'one-off and usage', fr: 'ponctuelles et à l’usage' },
        all: { en: 'all', fr: 'toutes' },
      },
    }),
  months: z
    .int()
    .min(1)
    .max(120)
    .default(12)
    .meta({
      label: { en: 'months ahead', fr: 'mois à venir' },
      description: 'how many months from the as-of date are foretold',
      french: 'combien de mois sont prévus à partir de la date d’observation',
      metavar: 'MONTHS',
    }),
  ...pagingOptions({ en: 'customers', fr: 'clients' }),
  ...rangeOptions,
})

export const purchases: Answer<z.infer<typeof input>> = {
  name: 'purchases',
  topic: 'revenue',
  title: { en: 'Purchases', fr: 'Achats' },
  question: {
    en: 'Who buys again without a contract, and what are they worth?',
    fr: 'Qui rachète sans contrat, et que valent ces clients ?',
  },
  input,
  needs: ['charges'],
  profiled: true,
  async run(context, { view, limit, offset, charges, months, ...common }) {
    const asked = moneyAsked(context.engine.catalog, common, 'day')
    const counted = await countBuyers(context, asked, { charges, months })
    switch (view) {
      case 'purchases':
        return purchaseRows(counted)
      case 'course':
        return purchaseCourse(counted)
      case 'customers':
        return purchaseCustomers(counted, { limit, offset })
    }
  },
}
