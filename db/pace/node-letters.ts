import type postgres from 'postgres'

/** What the nodes of the sync server tell each other, where they have no other bus. */
const NODES_CHANNEL = 'sync_nodes'
/** Postgres takes less than 8,000. */
export const MAX_LETTER_BYTES = 7_900

/** Nothing of it is kept, so nothing waits for the disk: a notification alone would be flushed like a commit. */
export async function notifyNodes(client: postgres.Sql, letters: readonly string[]): Promise<void> {
  await client`
    with quick as materialized (select set_config('synchronous_commit', 'off', true))
    select pg_notify(${NODES_CHANNEL}, letter) from quick, unnest(${[...letters]}::text[]) as l (letter)`
}

/** `onListening` also after a lost connection, when letters may have been missed. */
export async function listenNodes(
  client: postgres.Sql,
  heard: (letter: string) => void,
  onListening: () => void,
): Promise<() => Promise<void>> {
  const { unlisten } = await client.listen(NODES_CHANNEL, heard, onListening)
  return unlisten
}
