import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import version from '../../standard/version.json' with { type: 'json' }
import { isTableName, tableNamed, tableSchemas, tables } from './tables.ts'
import type { Column, Table } from './types.ts'

/** Written out by hand, `!` marking what a row cannot do without. */
const columnsByHand = {
  accounts: 'account_id! name created_at parent_id valid_from valid_to',
  contacts: 'contact_id! account_id created_at role',
  identities: 'entity! system! external_id! id!',
  journeys:
    'journey_id! account_id contact_id owner_id motion kind product amount list_amount ' +
    'discount_rate currency subscription_id observed_from',
  stage_entries: 'entry_id journey_id! stage! entered_at',
  losses: 'journey_id! lost_at! reason',
  stage_counts: 'stage! month! count!',
  touches: 'journey_id! channel campaign at! cost',
  meetings: 'journey_id! kind held_at! outcome',
  subscriptions:
    'subscription_id! account_id! product plan quantity revenue_model started_at! ended_at ' +
    'committed_at cancelled_at term_ends_at trial_ends_at status amount list_amount ' +
    'billing_period discount_rate discount_ends_at currency',
  charges:
    'charge_id! account_id subscription_id product charged_at! period_start period_end paid_at ' +
    'amount! tax kind status currency',
  usage: 'account_id! product at! measure quantity!',
  impacts: 'account_id! journey_id due_at reached_at level nature measure value',
  spend: 'month! motion team channel amount! currency',
  people: 'person_id! role motion started_at ended_at ramp_months quota cost',
  exchange_rates: 'currency! date! rate!',
  finance: 'month! revenue gross_margin cash burn',
  reference_series: 'name! month! amount! account_id',
}

const closedByHand = {
  'identities.entity': ['account', 'contact', 'journey'],
  'journeys.kind': ['new', 'renewal', 'upsell', 'cross_sell', 'resell'],
  'charges.kind': ['recurring', 'usage', 'one_off', 'credit'],
  'impacts.level': ['first', 'recurring', 'max'],
  'impacts.nature': ['rational', 'emotional'],
}

const timesByHand = {
  stage_entries: 'entered_at',
  losses: 'lost_at',
  touches: 'at',
  meetings: 'held_at',
  subscriptions: 'started_at',
  charges: 'charged_at',
  usage: 'at',
  impacts: 'reached_at',
}

const owners: Readonly<Record<string, string>> = {
  account_id: 'accounts',
  contact_id: 'contacts',
  journey_id: 'journeys',
  subscription_id: 'subscriptions',
  person_id: 'people',
}

/** Columns that point at a table under another name than its key's. */
const roles: Readonly<Record<string, string>> = {
  'accounts.parent_id': 'account_id',
  'journeys.owner_id': 'person_id',
}

const everyColumn = tables.flatMap((table) => table.columns.map((column) => ({ table, column })))

describe('tables', () => {
  it('are the standard’s, in its order, with its columns', () => {
    const told = tables.map((table) => [
      table.name,
      table.columns.map(({ name, required }) => (required ? `${name}!` : name)).join(' '),
    ])
    const byHand = Object.entries(columnsByHand).map(([name, columns]) => [
      name,
      `${columns} recorded_at retracted`,
    ])
    expect(told).toEqual(byHand)
  })

  it('close the lists the standard closes, and no others', () => {
    const closed = everyColumn.flatMap(({ table, column }) =>
      column.values === undefined ? [] : [[`${table.name}.${column.name}`, column.values]],
    )
    expect(Object.fromEntries(closed)).toEqual(closedByHand)
  })

  it('say which stamp gives them their horizon', () => {
    const times = tables.flatMap(({ name, time }) => (time === undefined ? [] : [[name, time]]))
    expect(Object.fromEntries(times)).toEqual(timesByHand)
    for (const table of tables.filter(({ time }) => time !== undefined)) {
      expect(columnNamed(table, table.time ?? '')?.type).toBe('timestamp')
    }
  })

  it('have keys made of their own columns, without repetition', () => {
    for (const table of tables) {
      for (const key of [table.key, table.defaultKey ?? table.key]) {
        expect(key.length, table.name).toBeGreaterThan(0)
        expect(new Set(key).size, table.name).toBe(key.length)
        for (const name of key) expect(columnNamed(table, name), table.name).toBeDefined()
      }
    }
    expect(tableNamed('stage_entries').key).toEqual(['entry_id'])
    expect(tableNamed('stage_entries').defaultKey).toEqual(['journey_id', 'stage', 'entered_at'])
  })

  it('refer to another table wherever a column holds its key', () => {
    for (const { table, column } of everyColumn) {
      const place = `${table.name}.${column.name}`
      const held = roles[place] ?? column.name
      const owner = tables.find(({ name }) => name === owners[held])
      if (owner?.name === table.name && held === column.name) {
        expect(column.references, place).toBeUndefined()
        expect(table.key[0], place).toBe(column.name)
      } else {
        expect(column.references, place).toBe(owner?.name)
        if (owner !== undefined) expect(owner.key[0], place).toBe(held)
      }
    }
  })

  it('type columns by their names', () => {
    for (const { table, column } of everyColumn) {
      const place = `${table.name}.${column.name}`
      const stamp = /(^|_)at$/.test(column.name)
      if (stamp) expect(column.type, place).toBe('timestamp')
      if (column.name.endsWith('_id')) expect(column.type, place).toBe('id')
      if (column.name.endsWith('amount')) expect(column.type, place).toBe('money')
    }
  })

  it('are named in both languages, each column differently within its table', () => {
    for (const { table, column } of everyColumn) {
      expect(column.label.en.trim(), `${table.name}.${column.name}`).not.toBe('')
      expect(column.label.fr.trim(), `${table.name}.${column.name}`).not.toBe('')
    }
    for (const table of tables) {
      expect(table.row.en.trim()).not.toBe('')
      expect(table.row.fr.trim()).not.toBe('')
      for (const lang of ['en', 'fr'] as const) {
        const labels = table.columns.map(({ label }) => label[lang])
        expect(new Set(labels).size, `${table.name} ${lang}`).toBe(labels.length)
      }
    }
  })

  it('are found by name, and nothing else is', () => {
    expect(tableNamed('losses').name).toBe('losses')
    expect(isTableName('losses')).toBe(true)
    for (const name of ['loss', '', 'toString', '__proto__', 'Losses']) {
      expect(isTableName(name)).toBe(false)
    }
    expect(() => tableNamed('loss' as 'losses')).toThrow('table is not in the standard: loss')
  })
})

describe('published schemas', () => {
  it.each(tables.map((table) => [table.name, table] as const))('%s', (name, table) => {
    const schema = tableSchemas[name]
    expect(schema.$id).toBe(`urn:bowline:standard:${version.version}:table:${name}`)
    expect(schema.title).toBe(name)
    for (const column of schema.required) expect(schema.properties).toHaveProperty(column)
    for (const column of table.columns) {
      const property = schema.properties[column.name]
      expect([property?.type].flat().includes('null')).toBe(!column.required)
      if (column.values !== undefined) {
        expect(property?.enum?.includes(null)).toBe(!column.required)
      }
    }

    const row = z.fromJSONSchema(schema as unknown as z.core.JSONSchema.JSONSchema)
    const sample = Object.fromEntries(table.columns.map((c) => [c.name, sampleOf(c)]))
    const least = Object.fromEntries(schema.required.map((column) => [column, sample[column]]))
    expect(row.safeParse(sample).error).toBeUndefined()
    expect(row.safeParse(least).error).toBeUndefined()
    expect(row.safeParse({ ...sample, a_dimension: 'of the project' }).success).toBe(true)
    for (const column of table.columns) {
      const without = { ...sample, [column.name]: null }
      expect(row.safeParse(without).success, `${column.name}: null`).toBe(!column.required)
      const wrong = { ...sample, [column.name]: wrongOf(column) }
      expect(row.safeParse(wrong).success, `${column.name}: wrong`).toBe(false)
    }
  })
})

function columnNamed(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name)
}

function sampleOf(column: Column): unknown {
  if (column.values !== undefined) return column.values[0]
  return {
    id: 'crm:42',
    text: 'word',
    timestamp: '2025-03-30 02:30:00.5+01:00',
    date: '2025-03-30',
    month: '2025-03-01',
    money: '-1250.50',
    number: 0.25,
    integer: 3,
    boolean: false,
  }[column.type]
}

function wrongOf(column: Column): unknown {
  if (column.values !== undefined) return 'none of these'
  return {
    id: '',
    text: 7,
    timestamp: '30/03/2025',
    date: '2025-03-30 02:30',
    month: '2025-03-30',
    money: '1.250,50',
    number: '0.25',
    integer: 3.5,
    boolean: 'no',
  }[column.type]
}
