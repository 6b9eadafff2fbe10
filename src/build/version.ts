/** The version that builds are stamped with. */
export const VERSION = '0.1.0'
