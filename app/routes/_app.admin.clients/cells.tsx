import type { ClientColumn } from '#domain/list/clients.ts'
import type { ClientRow } from '#db/pace/clients/columns.ts'
import { adminWords } from '#words/admin.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Badge } from '../../components/kit/badge.tsx'
import { Filled } from '../../components/kit/filled.tsx'
import { RowControls } from '../../components/record/rows/record-row.tsx'
import type { Cells } from '../../list/table/list-table.tsx'
import { ChoiceCell, FaceCell, WhenCell } from '../../list/table/plain-cells.tsx'
import { ClientActions } from './client-actions.tsx'
import { scopeWords } from './scope-words.ts'

export const CLIENT_CELLS: Cells<ClientColumn, ClientRow> = {
  name: (row) => <Name client={row} />,
  id: ({ id }) => <ClientId id={id} />,
  scope: ({ scopes }) => <Scopes scopes={scopes} />,
  status: (row) => <Status client={row} />,
  used: ({ lastUsedAt }) =>
    lastUsedAt ? (
      <RelativeTime at={lastUsedAt} className="text-muted" />
    ) : (
      <span className="text-faint">{adminWords().clients.neverUsed}</span>
    ),
  created: ({ createdAt }) => <WhenCell at={createdAt} />,
  by: ({ createdBy }) => <FaceCell id={createdBy} />,
}

export function ClientOnPhone({ row }: { row: ClientRow }) {
  const words = adminWords().clients
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <div className="flex items-center gap-2">
        <Name client={row} />
        <span className="ms-auto">
          <Status client={row} />
        </span>
      </div>
      <ClientId id={row.id} />
      <span className="flex flex-wrap gap-1">
        <ScopeBadges scopes={row.scopes} />
      </span>
      <div className="flex items-center gap-2 text-xs text-faint">
        <span>
          {row.lastUsedAt ? (
            <Filled text={words.used} parts={{ when: <RelativeTime at={row.lastUsedAt} /> }} />
          ) : (
            words.neverUsed
          )}
        </span>
        <span className="ms-auto">
          <ClientActions client={row} />
        </span>
      </div>
    </div>
  )
}

function Name({ client }: { client: ClientRow }) {
  const words = adminWords().clients
  return (
    <span className="flex min-w-0 items-center gap-2">
      <bdi className="truncate font-medium">{client.name}</bdi>
      {client.status === 'inUse' && client.hasTwoSecrets && (
        <Badge tone="warn" title={words.twoSecretsHint}>
          {words.twoSecrets}
        </Badge>
      )}
    </span>
  )
}

/** To be marked and copied, as it is asked for wherever the client is set up. */
function ClientId({ id }: { id: string }) {
  return (
    <RowControls>
      <code dir="ltr" className="truncate text-xs text-faint select-all">
        {id}
      </code>
    </RowControls>
  )
}

function Status({ client: { status } }: { client: ClientRow }) {
  if (status !== 'revoked') return <ChoiceCell noun="client" of="status" value={status} />
  return <Badge tone="bad">{adminWords().clients.revoked}</Badge>
}

function Scopes({ scopes }: { scopes: readonly string[] }) {
  return (
    <span className="flex gap-1 overflow-hidden" title={scopes.map(scopeWords).join(', ')}>
      <ScopeBadges scopes={scopes} />
    </span>
  )
}

function ScopeBadges({ scopes }: { scopes: readonly string[] }) {
  return scopes.map((scope) => (
    <Badge key={scope} title={scope}>
      {scopeWords(scope)}
    </Badge>
  ))
}
