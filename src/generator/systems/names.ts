const beginnings = [
  'Alder',
  'Bright',
  'Calder',
  'Dun',
  'East',
  'Fair',
  'Glen',
  'Hart',
  'Iron',
  'Kings',
  'Lang',
  'Mar',
  'Nor',
  'Oak',
  'Pem',
  'Ross',
  'Stan',
  'Thorn',
  'Wester',
  'York',
]
const endings = [
  'bridge',
  'by',
  'combe',
  'dale',
  'field',
  'ford',
  'ham',
  'ley',
  'mere',
  'mont',
  'port',
  'stead',
  'ton',
  'vale',
  'wick',
  'worth',
]
const trades = [
  'Foods',
  'Freight',
  'Group',
  'Health',
  'Labs',
  'Media',
  'Metals',
  'Partners',
  'Software',
  'Systems',
  'Textiles',
  'Travel',
]
const roles = [
  'Managing director',
  'Head of operations',
  'Head of finance',
  'Team lead',
  'Buyer',
  'Engineer',
]
const firstNames = [
  'Ada',
  'Ben',
  'Chloé',
  'David',
  'Elif',
  'Farid',
  'Greta',
  'Hugo',
  'Inès',
  'Jonas',
  'Kofi',
  'Lena',
  'Marco',
  'Nadia',
  'Olga',
  'Paul',
]
const lastNames = [
  'Ahmed',
  'Bauer',
  'Costa',
  'Dubois',
  'Evans',
  'Fischer',
  'García',
  'Holm',
  'Ito',
  'Jansen',
  'Klein',
  'Lopez',
  'Moreau',
]

/** The name of an account, the same whoever asks: not drawn, so that nothing else is drawn anew. */
export function companyName(account: number): string {
  const mixed = scramble(account)
  const rest = Math.floor(mixed / beginnings.length)
  const stem = `${at(beginnings, mixed)}${at(endings, rest)}`
  return `${stem} ${at(trades, Math.floor(rest / endings.length))}`
}

export function contactRole(journey: number): string {
  return at(roles, scramble(journey + 1_000_003))
}

/** No two of the first 208 are called the same. */
export function personName(person: number): string {
  return `${at(firstNames, person)} ${at(lastNames, person)}`
}

/** `L0000123` */
export function code(letter: string, number: number): string {
  return letter + String(number).padStart(7, '0')
}

/** Below 2^32; neighbours are far apart. */
export function scramble(number: number): number {
  let bits = Math.imul(number + 0x9e3779b9, 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

function at(list: readonly string[], index: number): string {
  return list[index % list.length] as string
}
