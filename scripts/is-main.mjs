import { realpathSync } from 'node:fs'

/** Is this module the one that Node was started with? @param {ImportMeta} module its `import.meta` */
export const isMain = (module) =>
  process.argv[1] !== undefined && module.filename === realpathSync(process.argv[1])
