import { setTimeout as delay } from 'node:timers/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { connectPace, type PaceDb } from '#db/pace/client.ts'
import { listEvents } from '#db/pace/events/events.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import type { CliContext } from '../cli/context.ts'

const PAGE = 500
const PAUSE_MS = 300

/** Prints the one log as it grows, an event per line. */
export function addEventsCommand(program: Command, context: CliContext): void {
  program
    .command('events')
    .description('The log of what changed')
    .command('tail')
    .option(
      '--after <n>',
      'begin after this sequence; without it, with what comes next',
      parseSequence,
    )
    .description('Prints entity events as JSON lines until interrupted')
    .action(async ({ after }: { after?: number }) => {
      const client = connectPace(context.databaseUrl('pace_app'), { max: 1, name: 'events-tail' })
      const from = after ?? (await findLastSequence(client.db))
      await tailEvents(client.db, {
        after: from,
        print: (event) => console.log(JSON.stringify(event)),
      })
    })
}

/** Follows the log until `signal`. */
export async function tailEvents(
  db: PaceDb,
  {
    after,
    print,
    signal,
  }: { after: number; print: (event: EntityEvent) => void; signal?: AbortSignal },
): Promise<void> {
  let position = after
  while (!signal?.aborted) {
    const events = await listEvents(db, position, PAGE)
    for (const event of events) print(event)
    position = events.at(-1)?.sequence ?? position
    if (events.length < PAGE) await delay(PAUSE_MS, undefined, { signal }).catch(() => undefined)
  }
}

function parseSequence(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It is the sequence of an event, 0 for all.')
}
