import type { PaceDb } from '#db/pace/client.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import type { Logger } from '#service/log.ts'
import type { Commands } from '../sync-client/commands.server.ts'
import type { Readers } from './readers/readers.ts'

/** What it takes to understand what came in. */
export type ArrivalDeps = {
  db: PaceDb
  settings: Pick<SettingsWatch, 'current'>
  commands: Pick<Commands, 'forService'>
  readers: Readers
  log: Pick<Logger, 'warn' | 'error'>
}
