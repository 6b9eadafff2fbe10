import type { Country } from './market.ts'
import { pickOne, type Random } from './random.ts'

const stems: Readonly<Record<Country, readonly [readonly string[], readonly string[]]>> = {
  FR: [
    ['Mar', 'Bel', 'Cor', 'Ven', 'Lau', 'Char', 'Dor', 'Gran', 'Val', 'Ros', 'Tour', 'Mon'],
    ['cœur', 'mont', 'tier', 'dois', 'vigne', 'lac', 'bert', 'nay', 'champ', 'rive'],
  ],
  DE: [
    ['Nord', 'Eich', 'Linden', 'Stein', 'Ober', 'Brück', 'Weiden', 'Hagen', 'Mühl', 'Rot'],
    ['hafen', 'feld', 'bach', 'brunn', 'tal', 'kamp', 'horst', 'au', 'ried', 'wald'],
  ],
  NL: [
    ['Hoek', 'Ven', 'Wester', 'Oost', 'Dijk', 'Vliet', 'Zand', 'Berk', 'Molen', 'Haar'],
    ['stra', 'hof', 'dam', 'veld', 'man', 'huis', 'wijk', 'meer', 'kamp', 'poort'],
  ],
  ES: [
    ['Al', 'Monte', 'Rio', 'Peña', 'Villa', 'Torre', 'Sierra', 'Val', 'Campo', 'Oliv'],
    ['mar', 'verde', 'alta', 'blanca', 'seco', 'dero', 'nueva', 'rojo', 'ares', 'sol'],
  ],
  GB: [
    ['Ash', 'Bram', 'Thorn', 'West', 'Kings', 'Elm', 'Hather', 'Stan', 'Wick', 'Red'],
    ['by', 'ford', 'ley', 'ton', 'worth', 'combe', 'field', 'wick', 'stead', 'mere'],
  ],
}

const trades: Readonly<Record<Country, readonly string[]>> = {
  FR: ['Logistique', 'Transports', 'Distribution', 'Frais', 'Entrepôts', 'Primeurs, SA'],
  DE: ['Logistik', 'Spedition', 'Lager', 'Frischdienst', 'Großhandel', 'Baustoffe'],
  NL: ['Transport', 'Logistiek', 'Opslag', 'Groothandel', 'Vers', 'Bouw'],
  ES: ['Logística', 'Transportes', 'Distribución', 'Almacenes', 'Frío', 'Hermanos, SL'],
  GB: ['Logistics', 'Haulage', 'Warehousing', 'Foods', 'Wholesale', '& Sons, Ltd'],
}

/** An invented company; two companies may bear the same name, as in life. */
export function companyName(random: Random, country: Country): string {
  const [first, second] = stems[country]
  return `${pickOne(random, first)}${pickOne(random, second)} ${pickOne(random, trades[country])}`
}
