import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Folder of the published data sets, given from outside; tests that need it show as skipped without. */
export const dataDir = process.env['SNOWBALL_DATA']

/** Text of one published file. */
export function publishedFile(name: string): string {
  if (!dataDir) throw new Error('SNOWBALL_DATA: must name the folder of the published data; got nothing')
  return readFileSync(join(dataDir, name), 'utf8')
}
