import { answersInEnglish } from './answer-messages-en.ts'
import type { Finding } from '../finding.ts'
import { countedInEnglish } from './counted-messages-en.ts'
import type { Messages, Shown } from '../message.ts'
import { policiesInEnglish } from './policy-messages-en.ts'
import { tablesInEnglish } from './table-messages-en.ts'
import { isSetApart, numberSql, type Unreadable } from '../unreadable.ts'
import { counted, dayBefore, pick, wordNumber } from '../wording.ts'

const rows = ({ rows }: Finding): string => counted(rows, ['row', 'rows'], 'en')
const are = ({ rows }: Finding): string => pick(rows, ['is', 'are'], 'en')
const have = ({ rows }: Finding): string => pick(rows, ['has', 'have'], 'en')
const journeys = (count: number): string => counted(count, ['journey', 'journeys'], 'en')
const stageOf = ({ where }: Finding): string => where.slice(where.indexOf('/') + 1)
const or = (names: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(names)

/** The effect of every finding whose rows are set apart. */
function apart(finding: Finding, remedy: string): string {
  return `${pick(finding.rows, ['It is', 'They are'], 'en')} set apart and counted nowhere. ${remedy}`
}

/** As `apart`, where rows can do without the column: then only the value is left out. */
function unread(finding: Finding, remedy: string): string {
  if (isSetApart(finding.where)) return apart(finding, remedy)
  const left = pick(
    finding.rows,
    ['The row counts, without this value.', 'The rows count, without this value.'],
    'en',
  )
  return `${left} ${remedy}`
}

const types: Readonly<Record<string, string>> = {
  timestamp: 'a date or a moment',
  date: 'a date',
  month: 'a month',
  money: 'an amount',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
}

/** What to do about values that cannot be read; of numbers, the line to write. */
function convert(unreadable: Unreadable): string {
  const lines = numberSql(unreadable)
  if (lines.length === 0) return 'Correct the values at the source, or convert them in the SQL.'
  return `Convert them in the SQL with ${lines.join(' where a comma parts decimals, or with ')}${lines.length > 1 ? ' where it parts thousands' : ''}.`
}

const show = (message: string, effect: string): Shown => ({ message, effect })

export const english: Messages = {
  missing_value: (f) =>
    show(
      `${rows(f)} ${have(f)} nothing in ${f.where}, which every row needs.`,
      apart(f, 'Fill it in at the source, or leave such rows out in the SQL.'),
    ),
  wrong_type: (f) =>
    show(
      `${rows(f)} ${have(f)} something else than ${types[f.params.expected] ?? f.params.expected} in ${f.where}, such as “${f.params.example}”.`,
      unread(f, convert({ where: f.where, ...f.params })),
    ),
  impossible_date: (f) =>
    show(
      `${rows(f)} ${have(f)} a date in ${f.where} that does not exist, such as “${f.params.example}”.`,
      unread(
        f,
        'Correct it at the source; if day and month are the wrong way round, declare the order under dates.',
      ),
    ),
  ambiguous_date: (f) =>
    show(
      `${rows(f)} ${have(f)} a date in ${f.where} that can be read in two ways, such as “${f.params.example}”, and nothing in the column tells which.`,
      unread(f, 'Declare the order of day and month under dates in bowline.yaml: dmy or mdy.'),
    ),
  unknown_value: (f) =>
    show(
      `${rows(f)} ${have(f)} a value in ${f.where} that the standard does not know, such as “${f.params.example}”.`,
      unread(f, `Translate it in the SQL to ${or(f.params.allowed)}.`),
    ),
  unknown_stage: (f) =>
    show(
      `${rows(f)} ${pick(f.rows, ['names', 'name'], 'en')} a stage in ${f.where} that there is not, such as “${f.params.example}”.`,
      apart(
        f,
        f.params.nearest === null
          ? 'Translate it in the SQL to a stage of the standard, or add it under stages.'
          : `Perhaps ${f.params.nearest} is meant; otherwise add it under stages.`,
      ),
    ),
  duplicate_key: (f) =>
    show(
      `${rows(f)} of ${f.where} ${pick(f.rows, ['repeats', 'repeat'], 'en')} the key of another row, such as “${f.params.example}”.`,
      `One row of each key is kept, the others are set apart. Make the key unique in the SQL, or map recorded_at if they are versions.`,
    ),
  orphan: (f) =>
    show(
      `${rows(f)} ${pick(f.rows, ['points', 'point'], 'en')} in ${f.where} at something that is missing from ${f.params.references}, or set apart there, such as “${f.params.example}”.`,
      f.severity === 'error'
        ? apart(
            f,
            `Where its row there was set apart, mend that one first; else add what is missing to ${f.params.references}, or leave such rows out.`,
          )
        : `${pick(f.rows, ['It is', 'They are'], 'en')} kept, without what ${f.params.references} would say. Add what is missing there, or mend the row set apart.`,
    ),
  future_entry: (f) =>
    show(
      `${rows(f)} ${pick(f.rows, ['lies', 'lie'], 'en')} in the future by ${f.where}, such as “${f.params.example}”.`,
      apart(f, 'What has not happened is not counted: look for planned dates or typing errors.'),
    ),

  nonexistent_local_time: (f) =>
    show(
      `${rows(f)} ${have(f)} a time in ${f.where} that the clocks of ${f.params.timezone} skipped, such as “${f.params.example}”.`,
      `${pick(f.rows, ['It is', 'They are'], 'en')} kept, moved forward by the gap, mostly an hour: times may be off by that much.`,
    ),
  repeated_local_time: (f) =>
    show(
      `${rows(f)} ${have(f)} a time in ${f.where} that the clocks of ${f.params.timezone} showed twice, such as “${f.params.example}”.`,
      `${pick(f.rows, ['It is', 'They are'], 'en')} kept and read as the later one: times may be off by the hour repeated.`,
    ),
  mixed_zones: (f) =>
    show(
      `${f.where} mixes ${counted(f.params.withZone, ['time', 'times'], 'en')} with a zone and ${wordNumber(f.params.without, 'en')} without.`,
      'Those without are read as local to the project. If they are meant in another zone, waiting times are off by the difference.',
    ),
  undated_entry: (f, name) =>
    show(
      `${counted(f.rows, ['entry', 'entries'], 'en')} of ${name(stageOf(f))} ${have(f)} no date.`,
      `${pick(f.rows, ['It counts', 'They count'], 'en')} in the stock and in all-time volumes, never in a rate, a time or a range of dates.`,
    ),
  entry_before_previous: (f, name) =>
    show(
      `${journeys(f.rows)} ${pick(f.rows, ['enters', 'enter'], 'en')} ${name(f.params.next)} or a later stage before ${name(stageOf(f))}, such as “${f.params.example}”.`,
      `${pick(f.rows, ['It counts', 'They count'], 'en')} as gone on, but the negative waiting ${pick(f.rows, ['time is', 'times are'], 'en')} left out of the times. Check both dates.`,
    ),
  loss_before_entry: (f, name) =>
    show(
      `${journeys(f.rows)} ${are(f)} lost before entering ${name(stageOf(f))}, such as “${f.params.example}”.`,
      `${pick(f.rows, ['It counts', 'They count'], 'en')} as lost there. Check the date of the loss, and whether the journey was taken up again.`,
    ),
  stage_skipped: (f, name) =>
    show(
      `${journeys(f.rows)} passed ${name(f.params.next)} over and entered a later stage.`,
      `${pick(f.rows, ['It counts', 'They count'], 'en')} as gone on from the stage before, but not as entered in ${name(f.params.next)}, so its volume is lower than what came through.`,
    ),
  unassigned_motion: (f) =>
    show(
      f.params.mapped
        ? `${journeys(f.rows)} ${have(f)} no motion.`
        : `No journey has a motion: the column is not mapped (${journeys(f.rows)}).`,
      `${pick(f.rows, ['It counts', 'They count'], 'en')} as unassigned. Averages over several motions hide more than they show.`,
    ),
  floating_money: (f) =>
    show(
      `${f.where} comes from floating-point numbers.`,
      'Amounts are rounded when read, so sums may differ from the source in the last decimals. Give the source as text or decimal.',
    ),
  rounded_money: (f) =>
    show(
      `${rows(f)} ${have(f)} more than ten decimals in ${f.where}, such as “${f.params.example}”.`,
      `${pick(f.rows, ['It is', 'They are'], 'en')} kept, rounded to ten decimals.`,
    ),
  other_currency: (f) =>
    show(
      `${journeys(f.rows)} ${have(f)} an amount in another currency than ${f.params.currency}, such as ${f.params.example}.`,
      'These amounts are not known in the project’s currency and are left out of sums; the journeys themselves count.',
    ),
  similar_values: (f) =>
    show(
      `${f.where} has values that look like one: ${f.params.values.map((value) => `“${value}”`).join(', ')}.`,
      'They are counted as separate slices. If they are one, unite them in the SQL.',
    ),
  unmatched_reference: (f) =>
    show(
      `${rows(f)} ${have(f)} a value in ${f.where} that is not in ${f.params.references}, such as “${f.params.example}”.`,
      f.params.nearest === null
        ? 'They are kept as they are. Correct the value, or add it to the source.'
        : `They are kept as they are, and so counted apart from “${f.params.nearest}”, which may be meant. Correct the spelling at the source or in the SQL.`,
    ),

  ...policiesInEnglish,
  ...countedInEnglish,
  ...answersInEnglish,
  ...tablesInEnglish,

  horizon_early: (f, name, { isDeclared }) =>
    isDeclared(stageOf(f))
      ? show(
          `Entries of ${name(stageOf(f))} are known before ${f.params.until} only, as observed_until declares; the data as a whole before ${f.params.asOf}.`,
          'What came after is not known: recent journeys look open that may have gone on.',
        )
      : show(
          `The last regular entries of ${name(stageOf(f))} are of ${dayBefore(f.params.until)}, those of the data as a whole of ${dayBefore(f.params.asOf)}.`,
          'What came after is not known: recent journeys look open that may have gone on. If the export is more recent than that, declare it under observed_until.',
        ),
  after_horizon: (f, name) =>
    show(
      `${counted(f.rows, ['entry', 'entries'], 'en')} of ${name(stageOf(f))} ${pick(f.rows, ['lies', 'lie'], 'en')} after ${f.params.until}, until when it is fully known.`,
      `${pick(f.rows, ['It counts', 'They count'], 'en')}, but that time is incomplete. Set observed_until if the data is whole.`,
    ),

  too_few: (f) =>
    show(
      `${counted(f.rows, ['row has', 'rows have'], 'en')} fewer than ${f.params.least} entries with a date.`,
      'So few say nothing of a rate: none is told.',
    ),
  followed_too_short: (f) =>
    show(
      `In ${counted(f.rows, ['row', 'rows'], 'en')} no journey could be followed for the days within which the rate counts, and some are open still.`,
      'What becomes of them is not known yet: no rate is told.',
    ),
  extrapolated: (f) =>
    show(
      `${counted(f.rows, ['eventual share is', 'eventual shares are'], 'en')} extrapolated, beyond ${counted(f.params.days, ['day', 'days'], 'en')} observed at most.`,
      'A model of who goes on and when says it, not the data alone: take its interval first, and plan with the rate within an age.',
    ),
  no_limits: (f) =>
    show(
      `${counted(f.rows, ['period stands', 'periods stand'], 'en')} in a series with fewer than ${f.params.least} mature ones.`,
      'So few set no limits: nothing tells signal from noise there.',
    ),
  rate_borrowed: (f) =>
    show(
      `${counted(f.rows, ['rate is', 'rates are'], 'en')} not told in one of the two periods.`,
      'The rate of the other period stands in for it, so its change counts as volume and mix; a slice without any counts nothing.',
    ),
  directional: (f) =>
    show(
      `${counted(f.rows, ['rate rests', 'rates rest'], 'en')} on fewer than ${f.params.least} entries.`,
      'Read it as a direction, and its interval first.',
    ),
  undated_not_in_range: (f) =>
    show(
      `${counted(f.rows, ['entry', 'entries'], 'en')} without a date ${are(f)} left out of the range asked for.`,
      'Nobody knows whether they belong to it. Without from and to they count in the volumes.',
    ),
  milestone_rate: () =>
    show(
      'Rates of a period divide those who went on in it by those who entered in it.',
      'They are not the same journeys, so a rate can exceed 100 %. View cohort follows the same ones.',
    ),
  corrected_history: (f) =>
    show(
      `No table says when its rows were recorded, so ${f.params.asOf} is shown with what is known today.`,
      'Later corrections are included: that day’s reports may have said something else. Map recorded_at to see what was known then.',
    ),
  as_of_beyond_data: (f) =>
    show(
      `The data ends before ${f.params.until}, and ${f.params.asOf} lies after that.`,
      'Nothing is known of the time between: journeys look open that may have ended.',
    ),
  no_match: (f) =>
    show(
      f.params.nearest === null
        ? `Nothing matches ${f.params.filters}.`
        : `Nothing matches ${f.params.filters}; perhaps ${f.params.nearest} is meant.`,
      'Every volume is zero. Values are compared letter by letter: split by the dimension to see which there are.',
    ),
  stale_build: (f) =>
    show(
      `The numbers are from the build of ${f.params.builtAt}: a newer one failed. ${f.params.reason}`,
      'Changes since then are not in them. Run bowline build to see what is at fault.',
    ),
}
