import { writeFile } from 'node:fs/promises'
import process from 'node:process'
import { DuckDBInstance } from '@duckdb/node-api'

// The rival of bench/revenue.ts: what open dbt packages do. Each account in each month from its
// first one on, joined to the intervals that run at the month's end, kept as a table; `lag()` over
// it gives the movements and what was paid twelve months before.

const [parquet = '', output = ''] = process.argv.slice(2)
const started = performance.now()
const connection = await (await DuckDBInstance.create(':memory:')).connect()
await connection.run(`
  CREATE TABLE account_months AS
  WITH intervals AS (SELECT * FROM read_parquet('${parquet.replaceAll("'", "''")}')),
  months AS (
    SELECT CAST(m AS DATE) AS month, CAST(m + INTERVAL 1 MONTH AS DATE) AS next_month
    FROM (SELECT unnest(generate_series(DATE '2015-01-01', DATE '2024-12-01', INTERVAL 1 MONTH)) AS m)),
  accounts AS (
    SELECT account_id, min(started_at) AS first_at FROM intervals GROUP BY account_id),
  spine AS (
    SELECT account_id, first_at, month, next_month FROM accounts JOIN months ON next_month > first_at),
  -- Joined by the account first: DuckDB would make a nested loop of a left join with a range.
  paid AS (
    SELECT s.account_id, s.month, sum(i.amount * 12) AS amount
    FROM spine s JOIN intervals i ON i.account_id = s.account_id
    WHERE coalesce(i.started_at < s.next_month
      AND (i.ended_at IS NULL OR i.ended_at >= s.next_month), false)
    GROUP BY s.account_id, s.month)
  SELECT s.*, coalesce(p.amount, 0) AS amount
  FROM spine s LEFT JOIN paid p ON p.account_id = s.account_id AND p.month = s.month`)
const moved = await lines(`
  WITH paid AS (
    SELECT account_id, month, amount,
      coalesce(lag(amount) OVER own, 0) AS before,
      coalesce(max(amount) OVER (own ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS most
    FROM account_months WINDOW own AS (PARTITION BY account_id ORDER BY month)),
  named AS (
    SELECT month, amount - before AS change, CASE
      WHEN before = 0 AND amount > 0 AND most = 0 THEN 'new'
      WHEN before = 0 AND amount > 0 THEN 'reactivation'
      WHEN before > 0 AND amount = 0 THEN 'churn'
      WHEN amount > before THEN 'expansion' ELSE 'contraction' END AS movement
    FROM paid WHERE amount <> before)
  SELECT 'moved', month, movement, count(*), sum(change) FROM named GROUP BY ALL`)
const kept = await lines(`
  WITH paid AS (
    SELECT month, amount, first_at < next_month - INTERVAL 12 MONTH AS had_begun,
      coalesce(lag(amount, 12) OVER (PARTITION BY account_id ORDER BY month), 0) AS opening
    FROM account_months)
  SELECT 'kept', month, count(*) FILTER (opening > 0) AS units,
    count(*) FILTER (opening > 0 AND amount > 0), sum(opening), sum(least(opening, amount)),
    sum(CASE WHEN opening > 0 THEN amount ELSE 0 END),
    count(*) FILTER (opening = 0 AND amount > 0 AND had_begun),
    sum(CASE WHEN opening = 0 AND had_begun THEN amount ELSE 0 END)
  FROM paid GROUP BY month HAVING units > 0`)
const cohorts = await lines(`
  WITH first_paid AS (
    SELECT account_id, min(month) AS start, arg_min(amount, month) AS opening
    FROM account_months WHERE amount > 0 GROUP BY account_id)
  SELECT 'cohort', start, date_diff('month', start, month) AS age, count(*) FILTER (amount > 0) AS units,
    sum(amount), sum(least(amount, opening))
  FROM account_months JOIN first_paid USING (account_id) WHERE month >= start
  GROUP BY start, age HAVING units > 0`)
const seconds = (performance.now() - started) / 1000
await writeFile(output, `${[...moved, ...kept, ...cohorts].sort().join('\n')}\n`)
console.log(seconds)
console.log((process.resourceUsage().maxRSS / 1024).toFixed(0))

async function lines(sql: string): Promise<readonly string[]> {
  const reader = await connection.runAndReadAll(sql)
  return reader.getRows().map((row) => row.map(String).join(' '))
}
