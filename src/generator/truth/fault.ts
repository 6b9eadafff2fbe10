import type { YamlPath } from '../../project/yaml/yaml-path.ts'

/** Says what is wrong with the value at a path, and what to write there instead. */
export type Fault = (path: YamlPath, message: string, remedy: string) => void
