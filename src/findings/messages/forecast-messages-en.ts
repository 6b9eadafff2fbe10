import type { ForecastLack, ForecastPart } from '../forecast-params.ts'
import type { ForecastCode, Messages } from '../message.ts'
import { counted, pick, wordNumber, wordPercent } from '../wording.ts'

const show = (message: string, effect: string) => ({ message, effect })

const list = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names)

interface Part {
  readonly what: string
  readonly without: string
  readonly map: string
}

const parts: Readonly<Record<ForecastPart, Part>> = {
  arrivals: {
    what: 'journeys that enter',
    without: 'Nothing is forecast but what is open, signed or paid already.',
    map: 'Map stage_entries with entered_at, of at least a few whole months.',
  },
  winning: {
    what: 'what becomes of those who enter',
    without: 'No wins are forecast.',
    map: 'Map the entries of the stages before the commitment, the commitment itself and losses.',
  },
  price: {
    what: 'what a win signs for',
    without: 'Bookings and the revenue of new customers are not forecast.',
    map: 'Map subscriptions with amount and billing_period, or journeys.amount.',
  },
  churn: {
    what: 'customers who leave',
    without: 'All who pay are taken to stay, as far as that is told.',
    map: 'Map subscriptions with started_at and ended_at.',
  },
  expansion: {
    what: 'customers who come to pay more or less',
    without: 'What they pay is taken to stay as it is.',
    map: 'Map each change of a price as a row of subscriptions of its own.',
  },
  onboarding: {
    what: 'when what is signed begins to run',
    without: 'It is taken to run at once.',
    map: 'Map subscriptions.committed_at beside started_at.',
  },
}

const lacks: Readonly<Record<ForecastLack, (what: string, slices: string) => string>> = {
  nothing: (what, slices) => `Nothing is known of ${what}${slices}.`,
  few: (what, slices) => `Of ${what} fewer than ten are known${slices}.`,
  young: (what, slices) => `The history of ${what} is short${slices}.`,
}

const figureNames = {
  bookings: 'bookings',
  running: 'running revenue',
  wins: 'wins',
} as const

const vague = 'The forecast says so by wide intervals; read it as an order of magnitude.'

/** What a forecast lacks, how far it was right before, and what scenarios leave open. */
export const forecastInEnglish: Pick<Messages, ForecastCode> = {
  forecast_unknown: ({ rows, params: { lacks: part, how } }) => {
    const { what, without, map } = parts[part]
    const slices = rows > 1 ? ` in ${counted(rows, ['slice', 'slices'], 'en')}` : ''
    return show(lacks[how](what, slices), how === 'nothing' ? `${without} ${map}` : vague)
  },
  forecast_missed: ({ params: { within, n } }) =>
    show(
      `Of ${wordNumber(n, 'en')} figures foretold from the past, ${wordPercent(within, 'en')} lay within their intervals of 80\u00a0%.`,
      within < 0.8
        ? 'The intervals are too narrow for this company: what comes will lie outside more often than they say. Plan with more room.'
        : 'The intervals are wider than this company needs.',
    ),
  forecast_simpler: ({ params: { figures } }) =>
    show(
      `A simpler method foretold ${list(figures.map((figure) => figureNames[figure]))} of the past better than the sum of the parts.`,
      'It is used for what is expected and its intervals. What the parts say stands beside it; see view backtest.',
    ),
  forecast_by_parts: ({ params: { figure, more } }) =>
    show(
      `The forecast of ${figureNames[figure]} goes by a simpler method${more === null ? '' : `, which expects ${wordPercent(Math.abs(more), 'en')} ${more < 0 ? 'less' : 'more'} than the parts`}.`,
      'Levers move the parts, which simpler methods do not have: read what they change, and the level itself in the forecast.',
    ),
  forecast_untested: () =>
    show(
      'The history is too short to forecast its own past and compare.',
      'How far such a forecast is right is not known. It can be tested once there are nine whole months or more.',
    ),
  forecast_unreadable: ({ rows, params: { files } }) =>
    show(
      `${pick(rows, ['A file', 'Files'], 'en')} of kept forecasts cannot be read: ${list(files)}.`,
      `What ${pick(rows, ['it', 'they'], 'en')} said is not held against what came. Remove ${pick(rows, ['it', 'them'], 'en')} from .bowline/forecasts in the project’s folder.`,
    ),
  forecast_concentrated: ({ params: { alike } }) =>
    show(
      alike < 1.5
        ? 'One customer pays nearly all that runs.'
        : `What runs is paid as if by ${wordNumber(Math.round(alike), 'en')} customers alike.`,
      'Whether one of them stays decides the forecast: ask them, rather than the average.',
    ),
  scenario_begun: ({ rows, params: { names } }) =>
    show(
      `${counted(rows, ['change', 'changes'], 'en')} of ${list(names)} ${pick(rows, ['begins', 'begin'], 'en')} before the forecast does.`,
      'What it has done by then is in the figures already, and counts twice. Write a later day, or remove it.',
    ),
  scenario_later: ({ rows, params: { names, until } }) =>
    show(
      `${counted(rows, ['change', 'changes'], 'en')} of ${list(names)} ${pick(rows, ['begins', 'begin'], 'en')} on ${until} or later, where the forecast ends.`,
      'It changes nothing here. Ask for more months.',
    ),
  scenario_unknown: ({ params: { names, levers } }) =>
    show(
      `Nobody knows what ${list(levers)} ${pick(levers.length, ['stands', 'stand'], 'en')} at, which ${list(names)} ${pick(names.length, ['changes', 'change'], 'en')}.`,
      'That change is left out. Write a relative one, such as +10 %, or map what it is measured from.',
    ),
  scenario_none: () =>
    show(
      'No scenario is typed.',
      'Write one as scenarios/NAME.yaml beside bowline.yaml, or set a lever in the question, such as rate:selection=+10%.',
    ),
}
