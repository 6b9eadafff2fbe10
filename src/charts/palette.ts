export type Theme = 'light' | 'dark' | 'css'

export interface Palette {
  readonly paper: string
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly teal: string
  readonly tealDeep: string
  readonly amber: string
  readonly amberDeep: string
  readonly lost: string
  /** Its outline: three times as dark as the paper, as the fill alone is not. */
  readonly lostEdge: string
}

export const light: Palette = {
  paper: '#faf8f4',
  ink: '#1b2228',
  muted: '#5d686e',
  line: '#d6d0c4',
  teal: '#2f8486',
  tealDeep: '#1d666a',
  amber: '#cb842b',
  amberDeep: '#ab6a18',
  lost: '#c6beaf',
  lostEdge: '#8c8372',
}

export const dark: Palette = {
  paper: '#13181c',
  ink: '#ece8df',
  muted: '#9ba6ab',
  line: '#39424a',
  teal: '#62b6b5',
  tealDeep: '#3d8f91',
  amber: '#e2a84f',
  amberDeep: '#c78a31',
  lost: '#4a545b',
  lostEdge: '#76828a',
}

/** Colours of a theme; `css` takes them from custom properties such as `--bowtie-teal`. */
export function paletteOf(theme: Theme): Palette {
  if (theme !== 'css') return theme === 'dark' ? dark : light
  const names = Object.keys(light) as (keyof Palette)[]
  const entries = names.map((name) => [name, `var(${customProperty(name)}, ${light[name]})`])
  return Object.fromEntries(entries) as Record<keyof Palette, string>
}

/** `tealDeep` is `--bowtie-teal-deep`. */
export function customProperty(name: keyof Palette): string {
  return `--bowtie-${name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`
}
