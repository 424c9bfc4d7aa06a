import type { CronItem, TaskList } from 'graphile-worker'
import type postgres from 'postgres'
import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import { MESSAGE_TASK } from '#db/pace/portals/messages.ts'
import { withAdvisoryLock } from '#db/pace/query/advisory-lock.ts'
import { parse } from '#domain/parse.ts'
import type { Reference } from '#domain/reference/reference.ts'
import type { Logger } from '#service/log.ts'
import { photoPath } from '../../files/record/paths.ts'
import type { Commands } from '../../sync-client/commands.server.ts'
import { COMPARE_QUEUE, COMPARE_TASK, compareSlice } from './compare.ts'
import { createPropertyFinderConnection } from './connection.ts'
import type { Key } from './key.ts'
import { type KeepTrueDeps, readBackListing, updateListing } from './keep-true.ts'
import { understandMessage } from './message-handlers.ts'
import { createPropertyFinderPortal } from './publish.ts'
import { ListingPayloadSchema, queueUpdates, READ_BACK_TASK, UPDATE_TASK } from './queue.ts'

type Options = {
  db: PaceDb
  sql: postgres.Sql
  commands: Pick<Commands, 'forService'>
  carryOn: KeepTrueDeps['carryOn']
  reference: () => Reference
  secret: string
  log: Pick<Logger, 'warn' | 'error'>
  appUrl: string
  baseUrl: string
  key: Key | null
  fetch?: typeof fetch
  now?: () => Date
}
export type PropertyFinder = ReturnType<typeof createPropertyFinder>

/** Property Finder as the app uses it: the connection, the portal that listings are sent to, and its jobs. */
export function createPropertyFinder(options: Options) {
  const { db, sql, commands, carryOn, reference, appUrl, log, now = () => new Date() } = options
  const connection = createPropertyFinderConnection(options)
  const photoAddress = (fileId: string) => `${appUrl}${photoPath(fileId)}`
  const deps: KeepTrueDeps = {
    db,
    commands,
    carryOn,
    connection,
    reference,
    photoAddress,
    now,
  }

  /** Never two at one listing: what one sends the other has read. */
  function alone(work: (deps: KeepTrueDeps, listingId: string) => Promise<void>) {
    return (input: unknown) => {
      const { listingId } = parse(ListingPayloadSchema, input)
      return withAdvisoryLock(sql, `publish:propertyFinder:${listingId}`, () =>
        work(deps, listingId),
      )
    }
  }
  const tasks: TaskList = {
    [READ_BACK_TASK]: alone(readBackListing),
    [UPDATE_TASK]: alone(updateListing),
    [COMPARE_TASK]: () => compareSlice({ ...deps, log }),
    [MESSAGE_TASK]: (input) =>
      understandMessage({ db, commands }, parse(MessagePayloadSchema, input).id),
  }
  const crons: CronItem[] = [
    {
      task: COMPARE_TASK,
      match: '*/10 * * * *',
      options: { queueName: COMPARE_QUEUE, jobKey: COMPARE_TASK },
    },
  ]
  /** Says at the start whether the portal is reached, and where we are. */
  async function greet(): Promise<void> {
    await connection
      .test()
      .then((problem) => problem && log.warn({ problem }, 'Property Finder could not be reached'))
      .catch((error: unknown) => log.error({ err: error }, 'Property Finder was not asked'))
  }
  const portal = createPropertyFinderPortal(deps)
  return { connection, portal, tasks, crons, queueUpdates, greet }
}

const MessagePayloadSchema = z.object({ id: z.uuid() })
