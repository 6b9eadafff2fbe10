import { describe, expect, it } from 'vitest'
import { isSetApart, numberSql } from './unreadable.ts'

describe('isSetApart', () => {
  it.each([
    ['journeys.journey_id', true],
    ['stage_entries.stage', true],
    ['stage_entries.entered_at', true],
    ['losses.lost_at', true],
    ['accounts.valid_from', true],
    ['journeys.recorded_at', true],
    ['journeys.retracted', true],
    ['subscriptions.ended_at', true],
    ['subscriptions.term_ends_at', true],
    ['accounts.valid_to', true],
    ['people.ended_at', true],
    ['subscriptions.discount_ends_at', false],
    ['journeys.amount', false],
    ['journeys.kind', false],
    ['journeys.origin', false],
  ])('%s: %s', (where, expected) => {
    expect(isSetApart(where)).toBe(expected)
  })
})

describe('numberSql', () => {
  const comma = "replace(replace(amount, '.', ''), ',', '.') as amount"
  const thousands = "replace(amount, ',', '') as amount"

  it.each([
    ['1.234,50', [comma]],
    ['12,5', [comma]],
    ['€ 1.234.567,00', [comma]],
    ['1,234.50', [thousands]],
    ['1,234,567', [thousands]],
    ['1,234', [comma, thousands]],
    ['n.a.', []],
    ['a lot', []],
  ])('%s', (example, expected) => {
    expect(numberSql({ where: 'journeys.amount', expected: 'money', example })).toEqual(expected)
  })

  it('is for numbers only', () => {
    const stamp = { where: 'losses.lost_at', expected: 'timestamp', example: '1.234,5' }
    expect(numberSql(stamp)).toEqual([])
  })
})
