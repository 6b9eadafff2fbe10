import { z } from 'zod'
import { stages } from '../standard/stages.ts'
import { tables } from '../standard/tables.ts'
import type { Table, TableName } from '../standard/types.ts'
import {
  asIsoDate,
  asName,
  corrections,
  isCurrency,
  isTimezone,
  nearestCurrency,
  nearestTimezone,
} from './shape/corrections.ts'
import { profileShape, profileName } from './profile-schema.ts'
import { sqlKeywords } from './shape/sql-keywords.ts'

/** The shape of `bowline.yaml`: what readProject checks and what editors complete. */

const text = z.string().regex(/\S/, { error: 'is empty' })

const name = z
  .string()
  .regex(/^[a-z_][a-z0-9_]*$/, {
    error: 'must be lower-case letters, digits and _, and not start with a digit',
    abort: true,
  })
  .max(63, { error: 'must be at most 63 letters', abort: true })
  .refine((value) => !sqlKeywords.has(value), { error: 'is a word of SQL' })
  .meta({ examples: ['origin'] })
  .register(corrections, {
    correct: (value) => (sqlKeywords.has(value) ? `${value}_` : asName(value)),
  })

const date = z.iso
  .date({ error: 'must be a date, year-month-day' })
  .meta({
    description: 'The first day not known any more, written year-month-day',
    examples: ['2025-06-30'],
  })
  .register(corrections, { correct: asIsoDate })

function perTable<S extends z.ZodType>(
  value: (table: Table) => S,
): z.ZodObject<Record<TableName, z.ZodExactOptional<S>>, z.core.$strict> {
  return z.strictObject(
    Object.fromEntries(
      tables.map((table) => [table.name, value(table).exactOptional()] as const),
    ) as Record<TableName, z.ZodExactOptional<S>>,
  )
}

const path = text.meta({
  description: 'A path or glob, relative to the project folder; ${VAR} and ${VAR:-default} work',
  examples: ['data/leads.csv'],
})

const source = z
  .strictObject({
    file: z
      .union([path, z.array(path).min(1, { error: 'is empty' })])
      .meta({ description: 'A path, a glob, or a list of them', examples: ['data/leads.csv'] }),
    format: z
      .enum(['csv', 'parquet', 'json', 'ndjson'])
      .exactOptional()
      .meta({ description: 'Only where the file name does not say it', examples: ['csv'] }),
    delimiter: z
      .string()
      .regex(/^[^"\r\n]$/, { error: 'must be one character' })
      .exactOptional()
      .meta({ description: 'Of CSV, where the header line does not show it', examples: [';'] }),
    append_only: text.exactOptional().meta({
      description: 'Rows are only ever added; each belongs to the journey that this column names',
      examples: ['lead_id'],
    }),
  })
  .meta({ description: 'Files read as one table', examples: [{ file: 'data/leads.csv' }] })

const label = z
  .union([
    text,
    z.strictObject({
      en: text.meta({ examples: ['Qualified'] }),
      fr: text.meta({ examples: ['Qualifié'] }),
    }),
  ])
  .meta({
    description: 'The name shown, one for all languages or one for each',
    examples: ['Qualified'],
  })

const stage = z
  .union([
    z.literal(false),
    z.strictObject({
      after: z
        .string()
        .exactOptional()
        .meta({
          description: `For a stage of your own: the stage it follows, such as ${stages[0]?.id}`,
          examples: [stages[3]?.id ?? ''],
        }),
      name: label,
    }),
  ])
  .meta({
    description: 'false leaves a stage out, name renames it, after adds one of your own',
    examples: [{ name: 'Qualified' }],
  })

const days = z
  .number()
  .min(0, { error: 'must be at least 0' })
  .max(36_525, { error: 'must be at most 36525' })

const window = z
  .strictObject({
    least: days
      .exactOptional()
      .meta({ description: 'Going on sooner than this many days does not count', examples: [0] }),
    most: days
      .exactOptional()
      .meta({ description: 'Going on later than this many days does not count', examples: [365] }),
  })
  .meta({ description: 'Days after the entry', examples: [{ least: 0, most: 365 }] })

const pair = z
  .string()
  .regex(/^[^.\s]+\.\S(.*\S)?$/, { error: 'must be two names with a dot between' })

export const projectShape = z
  .strictObject({
    company: text.meta({ description: 'The name shown on every page', examples: ['Harbor'] }),
    currency: z
      .string()
      .refine(isCurrency, { error: 'is not a currency of ISO 4217' })
      .meta({ description: 'The currency all amounts are shown in (ISO 4217)', examples: ['EUR'] })
      .register(corrections, { correct: nearestCurrency }),
    timezone: z
      .string()
      .refine(isTimezone, { error: 'is not a time zone of IANA' })
      .meta({
        description: 'Where a day starts, and the zone of stamps without one (IANA name)',
        examples: ['Europe/Paris'],
      })
      .register(corrections, { correct: nearestTimezone }),
    sources: z
      .record(name, source)
      .exactOptional()
      .meta({
        description: 'The files to read, each under the name the SQL uses',
        examples: [{ leads: { file: 'data/leads.csv' } }],
      }),
    dimensions: z
      .array(name)
      .exactOptional()
      .meta({
        description: 'Further columns of your tables that become slices everywhere',
        examples: [['origin', 'segment']],
      }),
    observed_until: perTable(({ name }) =>
      name === 'stage_entries'
        ? z.union([date, z.record(z.string(), date)]).meta({
            description: 'The first day not known any more, for the table or for each stage',
            examples: ['2025-06-30', { commit: '2025-06-30' }],
          })
        : date,
    )
      .exactOptional()
      .meta({
        description: 'Until when each table is known; found from the data where not declared',
        examples: [{ stage_entries: '2025-06-30' }],
      }),
    tables: perTable((table) =>
      text
        .meta({
          description: `One SELECT; a row is ${table.row.en}`,
          examples: ['select * from leads'],
        })
        .register(corrections, { correct: () => null }),
    )
      .exactOptional()
      .meta({
        description: 'One SELECT for each table of the standard, over sources and each other',
        examples: [{ journeys: 'select id as journey_id from leads' }],
      }),
    stages: z
      .record(name, stage)
      .exactOptional()
      .meta({
        description: "What changes in the standard's stages",
        examples: [{ selection: false }],
      }),
    dates: perTable(() =>
      z
        .record(
          z.string(),
          z.enum(['dmy', 'mdy']).meta({
            description: 'Day first (dmy) or month first (mdy)',
            examples: ['dmy'],
          }),
        )
        .meta({
          description: 'For each column, the order of day and month',
          examples: [{ created_at: 'dmy' }],
        }),
    )
      .exactOptional()
      .meta({
        description: 'How dates such as 03/04/2025 are meant',
        examples: [{ losses: { lost_at: 'dmy' } }],
      }),
    within: z
      .record(
        name,
        z
          .number()
          .gt(0, { error: 'must be above 0' })
          .max(36_525, { error: 'must be at most 36525' })
          .meta({ description: 'Days', examples: [90] }),
      )
      .exactOptional()
      .meta({
        description: 'For each stage, the days within which going on counts for its rate',
        examples: [{ selection: 90 }],
      }),
    policies: z
      .strictObject({
        tolerance: z
          .int({ error: 'must be whole seconds' })
          .min(0, { error: 'must be at least 0' })
          .max(86_400, { error: 'must be at most 86400' })
          .exactOptional()
          .meta({
            description:
              'Seconds by which an end may be stamped before its entry, and still count as at it',
            examples: [60],
          }),
        windows: z
          .record(name, window)
          .exactOptional()
          .meta({
            description: 'For each stage, after how many days going on from it counts',
            examples: [{ selection: { least: 0, most: 365 } }],
          }),
      })
      .exactOptional()
      .meta({
        description: 'What is made of journeys that do not go as they should',
        examples: [{ tolerance: 60 }],
      }),
    profiles: z
      .record(profileName, profileShape)
      .exactOptional()
      .meta({
        description: 'Definitions of recurring revenue of your own, each under its name',
        examples: [{ board: { based_on: 'chartmogul', ends: 'cancelled' } }],
      }),
    profile: text.exactOptional().meta({
      description: 'The definitions that answers use where none are asked for (default: bowline)',
      examples: ['board'],
    }),
    references: z
      .record(pair, pair.meta({ examples: ['products.name'] }))
      .exactOptional()
      .meta({
        description: 'Columns whose values must exist in a source: table.column: source.column',
        examples: [{ 'journeys.product': 'products.name' }],
      }),
  })
  .meta({ title: 'bowline.yaml', description: 'A Bowline project' })

export type ProjectShape = z.output<typeof projectShape>
