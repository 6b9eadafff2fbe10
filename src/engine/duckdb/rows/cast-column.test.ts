import { expect, it } from 'vitest'
import type { Column } from '../../../standard/types.ts'
import { canonicalSql } from '../canonical-sql.ts'
import { Database } from '../database.ts'
import { convertedSql, ratioSql, scaledSql } from '../money/exact-sql.ts'
import { castColumn, MONEY_TYPE } from './cast-column.ts'

const AMOUNT: Column = {
  name: 'amount',
  type: 'money',
  required: false,
  label: { en: 'amount', fr: 'montant' },
}
/** The least and the most digits of two, four and eight bytes. */
const WIDTHS = [1, 4, 5, 9, 10, 18]
const CURRENCIES = ['EUR', 'JPY', 'BHD']

/** What is shown of an amount, and what is worked out of it, from an amount of a type. */
function toldSql(amount: string, type: string): string {
  const shown = CURRENCIES.map((currency) => canonicalSql(AMOUNT, { offsets: [], currency }))
  const rate = `CAST(1.2345678901 AS ${MONEY_TYPE})`
  const whole = [
    scaledSql('amount'),
    ratioSql('amount', 12, 7),
    convertedSql('amount', rate),
    `CAST(sum(amount) OVER () AS ${MONEY_TYPE})`,
  ]
  const { value } = castColumn(AMOUNT, type, { offsets: [], order: undefined, closed: null })
  const texts = [...shown, ...whole].map((sql) => `CAST(${sql} AS VARCHAR)`)
  return `SELECT concat_ws(' ', ${texts.join(', ')}) AS told
    FROM (SELECT ${value} AS amount FROM (SELECT CAST('${amount}' AS ${type}) AS r_amount))`
}

it('reads, shows and works out an amount alike, however narrow the type it is given in', async () => {
  const database = await Database.open(':memory:')
  const differing: string[] = []
  for (const width of WIDTHS) {
    for (let scale = 0; scale <= Math.min(width, 10); scale += 1) {
      const nines = '9'.repeat(width)
      const most = `${nines.slice(scale)}.${nines.slice(0, scale)}`
      for (const amount of [
        most,
        `-${most}`,
        scale === 0 ? '1' : `0.${'1'.padStart(scale, '0')}`,
      ]) {
        const type = `DECIMAL(${width},${scale})`
        const [narrow] = await database.run(toldSql(amount, type))
        const [wide] = await database.run(toldSql(amount, 'DECIMAL(28,10)'))
        if (narrow?.['told'] !== wide?.['told']) differing.push(`${amount} as ${type}`)
      }
    }
  }
  database.close()
  expect(differing).toEqual([])
})
