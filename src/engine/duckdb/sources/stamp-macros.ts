import type { Database } from '../database.ts'

const ISO = String.raw`\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( ?(Z|[+-]\d{2}(:?\d{2})?))?)?`
const ORDERED = String.raw`\d{1,2}(/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)\d{4}( \d{2}:\d{2}(:\d{2})?)?`
const ORDERED_PARTS = String.raw`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: (\d{2}):(\d{2})(?::(\d{2}))?)?$`
const ZONE = String.raw`([+-])(\d{2}):?(\d{2})?$`

/** What JavaScript's `trim` takes away; DuckDB's own takes spaces only. */
const WHITE =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a' +
  '\u2028\u2029\u202f\u205f\u3000\ufeff'

/**
 * The rules of `parseStamp` (src/time/stamp.ts) and of its neighbours as SQL macros over text.
 * `bl_text` trims and makes the empty missing; local times are seconds, days are days, both
 * since 1970-01-01; what cannot be read is NULL.
 */
export async function defineMacros(database: Database): Promise<void> {
  for (const macro of MACROS) await database.run(`CREATE TEMP MACRO ${macro}`)
}

const part = (index: number) => `regexp_extract(t, '${ORDERED_PARTS}', ${index})`

const MACROS = [
  // Trimming looks each character up in a set: ASCII that neither begins nor ends with a
  // character up to the space is spared it.
  `bl_text(t) AS CASE WHEN t >= '!' AND length(t) = strlen(t) AND reverse(t) >= '!' THEN t ELSE nullif(trim(t, '${WHITE}'), '') END`,
  `bl_is_iso(t) AS regexp_full_match(t, '${ISO}')`,
  `bl_is_ordered(t) AS regexp_full_match(t, '${ORDERED}')`,
  `bl_int(t) AS coalesce(TRY_CAST(nullif(t, '') AS INTEGER), 0)`,
  `bl_clock(h, m, s) AS CASE WHEN h <= 23 AND m <= 59 AND s <= 59
     THEN h * 3600 + m * 60 + s END`,
  `bl_day(y, m, d) AS CASE WHEN y <> '0000'
     THEN TRY_CAST(y || '-' || lpad(m, 2, '0') || '-' || lpad(d, 2, '0') AS DATE) - DATE '1970-01-01' END`,
  `bl_iso_local(t) AS bl_day(t[1:4], t[6:7], t[9:10]) * 86400 + bl_clock(
     bl_int(t[12:13]), bl_int(t[15:16]), CASE WHEN t[17:17] = ':' THEN bl_int(t[18:19]) ELSE 0 END)`,
  `bl_zone_sign(t) AS regexp_extract(t, '${ZONE}', 1)`,
  `bl_zone_hours(t) AS bl_int(regexp_extract(t, '${ZONE}', 2))`,
  `bl_zone_minutes(t) AS bl_int(regexp_extract(t, '${ZONE}', 3))`,
  // Seconds east of UTC; NULL: none is written; 99999999: no zone is that far.
  `bl_iso_zone(t) AS CASE
     WHEN length(t) <= 16 THEN NULL
     WHEN t[-1:] = 'Z' THEN 0
     WHEN bl_zone_sign(t) = '' THEN NULL
     WHEN bl_zone_minutes(t) > 59
       OR bl_zone_hours(t) * 3600 + bl_zone_minutes(t) * 60 > 64800 THEN 99999999
     ELSE (CASE bl_zone_sign(t) WHEN '-' THEN -1 ELSE 1 END)
       * (bl_zone_hours(t) * 3600 + bl_zone_minutes(t) * 60) END`,
  `bl_ordered_clock(t) AS bl_clock(bl_int(${part(4)}), bl_int(${part(5)}), bl_int(${part(6)}))`,
  `bl_dmy(t) AS bl_day(${part(3)}, ${part(2)}, ${part(1)})`,
  `bl_mdy(t) AS bl_day(${part(3)}, ${part(1)}, ${part(2)})`,
  `bl_is_decimal(t) AS regexp_full_match(t, '[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?')`,
  `bl_point(digits, point) AS digits[:point] || '.' || digits[point + 1:]`,
  `bl_shift(whole, decimals, shift) AS bl_point(
     repeat('0', greatest(0, -shift)) || whole || decimals || repeat('0', greatest(0, shift)),
     length(whole) + greatest(0, shift))`,
  // A decimal without its exponent, which DuckDB's own cast would round twice.
  `bl_plain(t) AS CASE WHEN NOT regexp_matches(t, '[eE]') THEN t
     ELSE regexp_extract(t, '^[+-]?') || bl_shift(regexp_extract(t, '^[+-]?(\\d*)', 1),
       regexp_extract(t, '\\.(\\d*)', 1), bl_int(regexp_extract(t, '[eE]\\+?(.*)$', 1))) END`,
]
