import type postgres from 'postgres'

/** What the nodes of the sync server tell each other, where they have no other bus. */
const NODES_CHANNEL = 'sync_nodes'
/** Postgres takes less than 8,000. */
export const MAX_ENVELOPE_BYTES = 7_900

/** Nothing of it is kept, so nothing waits for the disk: a notification alone would be flushed like a commit. */
export async function notifyNodes(
  client: postgres.Sql,
  envelopes: readonly string[],
): Promise<void> {
  await client`
    with quick as materialized (select set_config('synchronous_commit', 'off', true))
    select pg_notify(${NODES_CHANNEL}, envelope) from quick, unnest(${[...envelopes]}::text[]) as l (envelope)`
}

/** `onListening` also after a lost connection, when envelopes may have been missed. */
export async function listenNodes(
  client: postgres.Sql,
  heard: (envelope: string) => void,
  onListening: () => void,
): Promise<() => Promise<void>> {
  const { unlisten } = await client.listen(NODES_CHANNEL, heard, onListening)
  return unlisten
}
