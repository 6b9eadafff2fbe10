import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ProjectErrors } from './project-errors.ts'
import { readProject } from './read-project.ts'

/** Name, file, and each error as `line:column: message | remedy`. */
type Case = readonly [string, string, ...(readonly string[])]

const head = 'company: A\ncurrency: EUR\ntimezone: UTC\n'
const keys =
  'company, currency, timezone, sources, dimensions, observed_until, tables, stages, dates, within, policies, profiles, profile, references'
const noMapping = 'write `company: …`, `currency: …` and `timezone: …`, each on a line'
const noName = 'must be lower-case letters, digits and _, and not start with a digit'
const stages =
  'awareness, education, consideration, selection, commit, live, impact, retention, expansion'
const elsewhere = 'correct the path; it is relative to the project folder'

const syntax: readonly Case[] = [
  ['tab', 'company: A\n\tcurrency: EUR\n', '2:1: tab used to indent | use spaces instead of tabs'],
  ['open quote', `company: 'A\n${head.slice(11)}`, '1:10: quote is never closed | close it'],
  [
    'open bracket',
    `${head}sources: { leads: { file: leads.csv }\n`,
    '4:10: bracket is never closed | close it',
  ],
  [
    'missing comma',
    `${head}dimensions: ["a" "b"]\n`,
    '4:18: comma is missing before this | write a comma between the items, or put the value in quotes',
  ],
  [
    'two colons',
    `company: A: B\n${head.slice(11)}`,
    '1:10: a second colon on the line | start a new line for each key, or put the value in quotes',
  ],
  [
    'no space after the colon',
    'company:A\ncurrency: EUR\ntimezone: UTC\n',
    '1:1: key without a value on its line | write `key: value` with a space after the colon, or put the value in quotes if it is text',
  ],
  [
    'SQL that is not indented',
    `${head}tables:\n  journeys: |\n  select 1\n`,
    '6:3: key without a value | write `key: value`; text of several lines is indented deeper than its key',
  ],
  [
    'wrong indentation',
    `${head}sources:\n  leads: { file: leads.csv }\n deals: { file: deals.csv }\n`,
    '6:1: indentation does not fit the lines above | indent with spaces, each level two deeper than the one above',
  ],
  [
    'reserved sign',
    `${head}dimensions: [@a]\n`,
    '4:14: value starts with a sign that YAML reserves | put the value in quotes',
  ],
  [
    'unknown escape',
    `company: "a\\q"\n${head.slice(11)}`,
    '1:12: unknown escape in double quotes | use single quotes, or write the backslash twice',
  ],
  [
    'glob without quotes',
    `${head}sources:\n  leads: { file: *.csv }\n`,
    "5:18: alias is not allowed: *.csv | write `'*.csv'` if a star is meant, or the value itself",
  ],
  [
    'braces without quotes',
    `${head}sources: { leads: { file: data/{a,b}.csv } }\n`,
    '4:32: not expected here | remove it, or put the value in quotes',
  ],
  [
    'tag',
    `${head}dimensions: !!set {a, b}\n`,
    '4:19: tag is not allowed: !!set | remove the word with `!`',
  ],
  [
    'unknown tag',
    `company: !x A\n${head.slice(11)}`,
    '1:10: tag is not allowed | remove the word with `!`',
  ],
  ['directive', `%a b\n---\n${head}`, '1:1: directive is not allowed | remove the line with `%`'],
  ['second document', `${head}---\n${head}`, '4:1: a second document | remove the line `---`'],
  ['list as key', `${head}? [a]\n: 1\n`, '4:3: key is not text | put the key in quotes'],
  ['empty key', `${head}: x\n`, '4:1: key is empty | write a name before the colon'],
  [
    'duplicate key',
    `${head}company: B\n`,
    '4:1: key stands twice: company | keep one of the two; the first is on line 1',
  ],
  [
    'duplicate source',
    `${head}sources:\n  leads: { file: leads.csv }\n  leads: { file: deals.csv }\n`,
    '6:3: key stands twice: leads | keep one of the two; the first is on line 5',
  ],
  ['__proto__', `${head}__proto__: { a: 1 }\n`, '4:1: key is not allowed: __proto__ | remove it'],
  [
    'inner __proto__',
    `${head}sources:\n  __proto__: { file: leads.csv }\n`,
    '5:3: key is not allowed: __proto__ | remove it',
  ],
  [
    'NUL',
    `company: A\u0000B\n${head.slice(11)}`,
    '1:11: sign is not allowed: U+0000 | remove it; the file must be text',
  ],
  ['empty', '', `1:1: file is empty | ${noMapping}`],
  ['blank', ' \n\n', `1:1: file is empty | ${noMapping}`],
  ['comments only', '# nothing\n', `1:1: file is empty | ${noMapping}`],
  ['text only', 'hello\n', `1:1: file must be a mapping: hello | ${noMapping}`],
  ['list only', '- a\n', `1:1: file must be a mapping: a list | ${noMapping}`],
]

const top: readonly Case[] = [
  [
    'misspelt key',
    'company: A\ncurrency: EUR\ntimezon: UTC\n',
    '3:1: unknown key: timezon | write `timezone`',
  ],
  ['unknown key', `${head}foo: 1\n`, `4:1: unknown key: foo | write one of: ${keys}`],
  [
    'key of every object',
    `${head}constructor: 1\n`,
    `4:1: unknown key: constructor | write one of: ${keys}`,
  ],
  ['merge key', `${head}<<: { a: 1 }\n`, `4:1: unknown key: << | write one of: ${keys}`],
  [
    'all missing',
    'dimensions: [a]\n',
    '1:1: company is missing | add `company: Harbor`',
    '1:1: currency is missing | add `currency: EUR`',
    '1:1: timezone is missing | add `timezone: Europe/Paris`',
  ],
  [
    'empty value',
    `company:\n${head.slice(11)}`,
    '1:1: company is empty | write, for example, `company: Harbor`',
  ],
  [
    'blank value',
    `company: ' '\n${head.slice(11)}`,
    '1:1: company is empty | write, for example, `company: Harbor`',
  ],
  [
    'number',
    `company: 0x12\n${head.slice(11)}`,
    '1:10: company must be text: 0x12 | write it in quotes: `company: "0x12"`',
  ],
  [
    'mapping',
    `company: { a: 1 }\n${head.slice(11)}`,
    '1:10: company must be text: a mapping | write, for example, `company: Harbor`',
  ],
  [
    'variable',
    `company: \${NAME}\n${head.slice(11)}`,
    '1:10: company has a variable: ${NAME} | write the value itself; variables are for `file:` of sources only',
  ],
  [
    'currency in small letters',
    'company: A\ncurrency: eur\ntimezone: UTC\n',
    '2:11: currency is not a currency of ISO 4217: eur | write `EUR`',
  ],
  [
    'no currency',
    'company: A\ncurrency: euros\ntimezone: UTC\n',
    '2:11: currency is not a currency of ISO 4217: euros | write, for example, `currency: EUR`',
  ],
  [
    'city for a time zone',
    'company: A\ncurrency: EUR\ntimezone: sao paulo\n',
    '3:11: timezone is not a time zone of IANA: sao paulo | write `America/Sao_Paulo`',
  ],
  [
    'misspelt time zone',
    'company: A\ncurrency: EUR\ntimezone: Europe/Pariss\n',
    '3:11: timezone is not a time zone of IANA: Europe/Pariss | write `Europe/Paris`',
  ],
  [
    'offset',
    'company: A\ncurrency: EUR\ntimezone: "+02:00"\n',
    '3:11: timezone is not a time zone of IANA: +02:00 | write, for example, `timezone: Europe/Paris`',
  ],
  [
    'dimensions as text',
    `${head}dimensions: origin\n`,
    '4:13: dimensions must be a list: origin | write, for example, `dimensions: [ origin, segment ]`',
  ],
  [
    'dimensions',
    `${head}dimensions:\n  - Lead Source\n  - group\n  - a\n  - a\n  - 7\n`,
    `5:5: item 1 of dimensions ${noName}: Lead Source | write \`lead_source\``,
    '6:5: item 2 of dimensions is a word of SQL: group | write `group_`',
    '8:5: dimension stands twice: a | keep one of the two',
    '9:5: item 5 of dimensions must be text: 7 | write `n_7`',
  ],
]

const sources: readonly Case[] = [
  [
    'text for a mapping',
    `${head}sources:\n  leads: leads.csv\n`,
    '5:10: sources.leads must be a mapping: leads.csv | write, for example, `leads: { file: data/leads.csv }`',
  ],
  [
    'misspelt file',
    `${head}sources:\n  leads: { fil: leads.csv }\n`,
    '5:12: unknown key in sources.leads: fil | write `file`',
  ],
  [
    'no file',
    `${head}sources:\n  leads: { format: csv }\n`,
    '5:3: sources.leads.file is missing | add `file: data/leads.csv`',
  ],
  [
    'no files',
    `${head}sources:\n  leads: { file: [] }\n`,
    '5:12: sources.leads.file is empty | write, for example, `file: data/leads.csv`',
  ],
  [
    'number for a file',
    `${head}sources:\n  leads: { file: 12 }\n`,
    '5:18: sources.leads.file must be text or a list: 12 | write it in quotes: `file: "12"`',
  ],
  [
    'name with spaces',
    `${head}sources:\n  Leads (CRM): { file: leads.csv }\n`,
    `5:3: name in sources ${noName}: Leads (CRM) | write \`leads_crm\``,
  ],
  [
    'word of SQL',
    `${head}sources:\n  order: { file: leads.csv }\n`,
    '5:3: name in sources is a word of SQL: order | write `order_`',
  ],
  [
    'name of a table',
    `${head}sources:\n  journeys: { file: leads.csv }\n`,
    '5:3: source has the name of a table of the standard: journeys | write another name, such as `raw_journeys`',
  ],
  [
    'format',
    `${head}sources:\n  leads: { file: leads.csv, format: CSV }\n`,
    '5:37: sources.leads.format must be csv or parquet or json or ndjson: CSV | write `csv`',
  ],
  [
    'unknown ending',
    `${head}sources:\n  leads: { file: leads.xlsx }\n`,
    '5:18: sources.leads has a file of unknown format: leads.xlsx | save it as CSV UTF-8, and name that file',
  ],
  [
    'two formats',
    `${head}sources:\n  leads: { file: [leads.csv, items.json] }\n`,
    '5:18: sources.leads has files of several formats: csv, json | make a source of each format',
  ],
  [
    'delimiter',
    `${head}sources:\n  leads: { file: leads.csv, delimiter: ";;" }\n`,
    '5:40: sources.leads.delimiter must be one character: ;; | write, for example, `delimiter: ;`',
  ],
  [
    'delimiter of JSON',
    `${head}sources:\n  items: { file: items.json, delimiter: ";" }\n`,
    '5:30: sources.items.delimiter is for csv only: json | remove it',
  ],
  [
    'near file',
    `${head}sources:\n  leads:\n    file: lead.csv\n`,
    '6:11: sources.leads.file is not there: lead.csv | write `leads.csv`',
  ],
  [
    'no such file',
    `${head}sources:\n  leads: { file: nowhere/x.csv }\n`,
    `5:18: sources.leads.file is not there: nowhere/x.csv | ${elsewhere}`,
  ],
  [
    'no match',
    `${head}sources:\n  leads: { file: "x-*.csv" }\n`,
    '5:18: sources.leads.file matches no file: x-*.csv | correct the pattern; it is relative to the project folder',
  ],
  [
    'folder',
    `${head}sources:\n  leads: { file: . }\n`,
    '5:18: sources.leads.file is a folder: . | write a glob, such as `./*.csv`',
  ],
  [
    'empty file',
    `${head}sources:\n  leads: { file: empty.csv }\n`,
    '5:18: sources.leads.file is an empty file: empty.csv | export it again, or take it out',
  ],
  [
    'empty file of a glob',
    `${head}sources:\n  leads: { file: "*.csv" }\n`,
    '5:18: sources.leads.file is an empty file: *.csv (empty.csv) | export it again, or take it out',
  ],
  [
    'default of a variable',
    `${head}sources:\n  leads: { file: "\${NOPE:-nowhere}/x.csv" }\n`,
    `5:18: sources.leads.file is not there: nowhere/x.csv | ${elsewhere}; or set NOPE, whose default is taken`,
  ],
  [
    'unset variable',
    `${head}sources:\n  leads: { file: "\${NOPE}/a.csv" }\n`,
    '5:18: sources.leads.file needs a variable that is not set: NOPE | set NOPE, or give a default: `${NOPE:-data}`',
  ],
  [
    'open variable',
    `${head}sources:\n  leads: { file: "\${NOPE/a.csv" }\n`,
    '5:18: sources.leads.file has a variable that is not closed or not a name: ${NOPE/a.csv | write `${NAME}` or `${NAME:-default}`',
  ],
  [
    'each of a list',
    `${head}sources:\n  leads:\n    file:\n      - a.csv\n      - leads.csv\n      - b.csv\n`,
    `7:9: sources.leads.file is not there: a.csv | ${elsewhere}`,
    `9:9: sources.leads.file is not there: b.csv | ${elsewhere}`,
  ],
]

const rest: readonly Case[] = [
  [
    'misspelt table',
    `${head}tables:\n  journey: select 1\n`,
    '5:3: unknown table in tables: journey | write `journeys`',
  ],
  [
    'no SQL',
    `${head}tables:\n  journeys: |\n  losses: select 1\n`,
    '5:3: tables.journeys is empty | write, for example, `journeys: select * from leads`',
  ],
  [
    'number for SQL',
    `${head}tables:\n  journeys: 1\n`,
    '5:13: tables.journeys must be text: 1 | write, for example, `journeys: select * from leads`',
  ],
  [
    'variable in SQL',
    `${head}tables:\n  journeys: select '\${X}'\n`,
    "5:13: tables.journeys has a variable: select '${X}' | write the value itself; variables are for `file:` of sources only",
  ],
  [
    'table of a horizon',
    `${head}observed_until: { loses: 2025-01-01 }\n`,
    '4:19: unknown table in observed_until: loses | write `losses`',
  ],
  [
    'impossible day',
    `${head}observed_until: { losses: 2025-02-29 }\n`,
    '4:27: observed_until.losses must be a date, year-month-day: 2025-02-29 | write, for example, `losses: 2025-06-30`',
  ],
  [
    'short date',
    `${head}observed_until: { losses: 2025/3/1 }\n`,
    '4:27: observed_until.losses must be a date, year-month-day: 2025/3/1 | write `2025-03-01`',
  ],
  [
    'stages of another table',
    `${head}observed_until: { losses: { commit: 2025-01-01 } }\n`,
    '4:27: observed_until.losses must be a date: a mapping | write, for example, `losses: 2025-06-30`',
  ],
  [
    'list of stages',
    `${head}observed_until: { stage_entries: [2025-01-01] }\n`,
    '4:34: observed_until.stage_entries must be a date or a mapping: a list | write, for example, `stage_entries: 2025-06-30`',
  ],
  [
    'misspelt stage',
    `${head}observed_until: { stage_entries: { comit: 2025-01-01 } }\n`,
    '4:36: unknown stage in observed_until.stage_entries: comit | write `commit`',
  ],
  [
    'stage left out',
    `${head}stages: { live: false }\nobserved_until: { stage_entries: { live: 2025-01-01 } }\n`,
    `5:36: unknown stage in observed_until.stage_entries: live | write one of: ${stages.replace('live, ', '')}`,
  ],
  [
    'misspelt stage in within',
    `${head}within: { comit: 180 }\n`,
    '4:11: unknown stage in within: comit | write `commit`',
  ],
  [
    'no days at all',
    `${head}within: { commit: 0 }\n`,
    '4:19: within.commit must be above 0: 0 | write, for example, `commit: 90`',
  ],
  [
    'more than a century of days',
    `${head}within: { commit: 40000 }\n`,
    '4:19: within.commit must be at most 36525: 40000 | write, for example, `commit: 90`',
  ],
  [
    'days in words',
    `${head}within: { commit: half a year }\n`,
    '4:19: within.commit must be a number: half a year | write, for example, `commit: 90`',
  ],
  [
    'true for a stage',
    `${head}stages: { live: true }\n`,
    '4:17: stages.live must be false or a mapping: true | write, for example, `live: { name: Qualified }`',
  ],
  [
    'misspelt id',
    `${head}stages: { comit: { name: Won } }\n`,
    '4:11: unknown stage: comit | write `commit`',
  ],
  [
    'unknown id',
    `${head}stages: { demo: { name: Demo } }\n`,
    `4:11: unknown stage: demo | write one of: ${stages}, or add \`after:\` for a stage of your own`,
  ],
  [
    'unknown id left out',
    `${head}stages: { demo: false }\n`,
    `4:11: unknown stage: demo | write one of: ${stages}`,
  ],
  [
    'one language',
    `${head}stages: { live: { name: { en: Live } } }\n`,
    '4:19: stages.live.name.fr is missing | add `fr: Qualifié`',
  ],
  [
    'moved',
    `${head}stages: { live: { name: Live, after: commit } }\n`,
    '4:31: stage of the standard cannot be moved: live | remove `after`, or choose another name',
  ],
  [
    'misspelt after',
    `${head}stages: { demo: { name: Demo, after: selektion } }\n`,
    '4:38: unknown stage in stages.demo.after: selektion | write `selection`',
  ],
  [
    'circle',
    `${head}stages:\n  a: { name: A, after: b }\n  b: { name: B, after: a }\n  c: { name: C, after: a }\n`,
    '5:24: stage follows itself: a | write a stage of the standard in `after`, such as `awareness`',
    '6:24: stage follows itself: b | write a stage of the standard in `after`, such as `awareness`',
  ],
  [
    'misspelt stage in windows',
    `${head}policies: { windows: { comit: { most: 180 } } }\n`,
    '4:24: unknown stage in policies.windows: comit | write `commit`',
  ],
  [
    'window that closes before it opens',
    `${head}policies: { windows: { commit: { least: 9, most: 3 } } }\n`,
    '4:41: policies.windows.commit.least must be at most most, 3: 9 | exchange the two, or leave one out',
  ],
  [
    'tolerance below nothing',
    `${head}policies: { tolerance: -1 }\n`,
    '4:24: policies.tolerance must be at least 0: -1 | write, for example, `tolerance: 60`',
  ],
  [
    'misspelt policy',
    `${head}policies: { tolerence: 5 }\n`,
    '4:13: unknown key in policies: tolerence | write `tolerance`',
  ],
  [
    'order of dates',
    `${head}dates: { losses: { lost_at: ddmm } }\n`,
    '4:29: dates.losses.lost_at must be dmy or mdy: ddmm | write, for example, `lost_at: dmy`',
  ],
  [
    'misspelt column',
    `${head}dates: { losses: { lostat: dmy } }\n`,
    '4:20: unknown column in dates.losses: lostat | write `lost_at`',
  ],
  [
    'column without dates',
    `${head}dates: { losses: { reason: dmy } }\n`,
    '4:20: column of losses holds no date: reason | write one of: lost_at, recorded_at',
  ],
  [
    'reference without a dot',
    `${head}references: { product: leads.name }\n`,
    '4:15: name in references must be two names with a dot between: product | write, for example, `references: { journeys.product: products.name }`',
  ],
  [
    'reference to no column',
    `${head}references: { journeys.product: leads }\n`,
    '4:33: references.journeys.product must be two names with a dot between: leads | write, for example, `journeys.product: products.name`',
  ],
  [
    'dimensions with names of ours',
    `${head}dimensions: [_origin, slice_x, label, _, origin, amount]\n`,
    '4:14: dimension begins like a name of ours: _origin | select it under another name in the SQL, and write for example `origin`',
    '4:23: dimension begins like a name of ours: slice_x | select it under another name in the SQL, and write for example `x`',
    '4:32: dimension is called like a column of the answers: label | select it under another name in the SQL, and write for example `own_label`',
    '4:39: dimension begins like a name of ours: _ | select it under another name in the SQL, and write for example `own_`',
    '4:50: dimension is called like a column of the answers: amount | select it under another name in the SQL, and write for example `own_amount`',
  ],
  [
    'reference to nothing',
    `${head}sources: { leads: { file: leads.csv } }\nreferences: { journey.product: lead.name, journeys.prodct: leads.name }\n`,
    '5:15: unknown table in references: journey | write `journeys.product`',
    '5:32: unknown source in references: lead | write `leads.name`',
    '5:43: unknown column in references: journeys.prodct | write `journeys.product`',
  ],
  [
    'everything at once',
    'company: 1\nfoo: 2\nsources:\n  leads: { file: lead.csv, x: 1 }\ntables:\n  jorneys: a\nstages: { comit: false }\n',
    '1:1: currency is missing | add `currency: EUR`',
    '1:1: timezone is missing | add `timezone: Europe/Paris`',
    '1:10: company must be text: 1 | write it in quotes: `company: "1"`',
    `2:1: unknown key: foo | write one of: ${keys}`,
    '4:18: sources.leads.file is not there: lead.csv | write `leads.csv`',
    '4:28: unknown key in sources.leads: x | write one of: file, format, delimiter, append_only',
    '6:3: unknown table in tables: jorneys | write `journeys`',
    '7:11: unknown stage: comit | write `commit`',
  ],
]

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faulty-'))
  const files = { 'leads.csv': 'a\n1\n', 'leads.xlsx': 'x', 'items.json': '[]', 'empty.csv': '' }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
})

afterAll(() => rm(folder, { recursive: true }))

async function problemsOf(text: string): Promise<readonly string[]> {
  await writeFile(join(folder, 'bowline.yaml'), text)
  const error: unknown = await readProject(folder, { env: {} }).catch((error: unknown) => error)
  if (!(error instanceof ProjectErrors)) return ['none']
  return error.errors.map(({ place, message, remedy }) => {
    expect(place?.file).toBe(join(folder, 'bowline.yaml'))
    return `${place?.line}:${place?.column}: ${message} | ${remedy}`
  })
}

describe.each([
  ['syntax', syntax],
  ['top', top],
  ['sources', sources],
  ['the rest', rest],
] as const)('faults of %s', (_, cases) => {
  it.each(cases.map(([name, text, ...expected]) => ({ name, text, expected })))(
    '$name',
    async ({ text, expected }) => {
      expect(await problemsOf(text)).toEqual(expected)
    },
  )

  it.each(cases.map(([name, text, ...expected]) => ({ name, text, expected })))(
    '$name, with Windows line ends',
    async ({ text, expected }) => {
      expect(await problemsOf(text.replaceAll('\n', '\r\n'))).toEqual(expected)
    },
  )
})
