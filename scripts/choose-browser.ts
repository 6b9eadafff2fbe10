/** What is asked of a machine to find a browser on it. */
export interface Machine {
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly exists: (path: string) => boolean
  /** Installs Debian's chromium where that can be done; whether it was. */
  readonly install: () => boolean
}

/** Which browser the tests of the page run in, or what to say where there is none. */
export type BrowserChoice =
  | { readonly kind: 'run'; readonly executable: string }
  | { readonly kind: 'skip'; readonly line: string }
  | { readonly kind: 'fail'; readonly line: string }

const places: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
}

const MISSING = 'no Chromium or Chrome here: the tests of the page did not run'

/** The browser of a machine, or what `BOWLINE_CHROMIUM` names; `null` where there is none. */
export function browserOf({ platform, env, exists }: Omit<Machine, 'install'>): string | null {
  const given = env['BOWLINE_CHROMIUM'] ?? ''
  if (given !== '') return exists(given) ? given : null
  return (places[platform] ?? []).find(exists) ?? null
}

/**
 * The browser for the tests of the page. A whole run (`npm test`, or under CI) may install one
 * first; where none can be had, one line says so, and CI takes that for a failure.
 */
export function chooseBrowser(machine: Machine): BrowserChoice {
  const { env } = machine
  const isCi = !['', '0', 'false'].includes(env['CI'] ?? '')
  const mayInstall = isCi || env['npm_lifecycle_event'] === 'test'
  const found = browserOf(machine) ?? (mayInstall && installed(machine) ? browserOf(machine) : null)
  if (found !== null) return { kind: 'run', executable: found }
  return { kind: isCi ? 'fail' : 'skip', line: MISSING }
}

/** A browser that somebody names and that is not there is theirs to mend. */
function installed({ env, install }: Machine): boolean {
  return (env['BOWLINE_CHROMIUM'] ?? '') === '' && install()
}
