import published from '../../standard/version.json' with { type: 'json' }

/** The version of the standard that this code speaks. */
export const standardVersion: string = published.version
