import type { Messages, TableCode } from '../message.ts'
import { counted, pick } from '../wording.ts'
import { worth } from './money-doubt-messages-en.ts'

const show = (message: string, effect: string) => ({ message, effect })

/** What is to be said of tables as a whole. */
export const tablesInEnglish: Pick<Messages, TableCode> = {
  padded_text: (f) =>
    show(
      `${counted(f.rows, ['row', 'rows'], 'en')}${worth(f)} ${pick(f.rows, ['has', 'have'], 'en')} blanks around the text in ${f.where}, such as “${f.params.example}”.`,
      'It is read without them, and is one with the same text that has none. Nothing has to be done.',
    ),
  unknown_column: (f) =>
    show(
      `${f.where} is neither a column of the standard nor a dimension.`,
      'It is ignored. Name it under dimensions to split by it, or leave it out.',
    ),
  empty_table: (f) =>
    show(
      `${f.where} has no rows.`,
      'Whatever needs it shows nothing. Check its SQL and its sources.',
    ),
  unused_table: (f) =>
    show(`${f.where} is mapped, but no answer uses it yet.`, 'It changes no number.'),
}
