import { Link } from '@remix-run/react'
import type { OfferKind } from '#domain/call/after/fates.ts'
import type { FateCount } from '#db/pace/calls/reviewed.ts'
import { coachingWords } from '#words/coaching.ts'
import { Section } from '../../components/kit/card.tsx'
import { Table } from '../../components/kit/table.tsx'
import { type Asked, addressOf, FATE_COLUMNS, FATE_NAMES, type FateColumn } from './asked.ts'
import { offerName } from './offer-name.ts'

type Row = { kind: OfferKind; type: string; counts: Readonly<Record<FateColumn, number>> }

/** By each kind of suggestion how often it was shown, and what became of it; each number leads to its calls. */
export function Fates({ asked, fates }: { asked: Asked; fates: readonly FateCount[] }) {
  const words = coachingWords()
  return (
    <Section title={words.fates.title}>
      <p className="mb-2 text-sm text-muted">{words.fates.hint}</p>
      <Table<Row>
        caption={words.fates.title}
        rowKey={({ kind, type }) => `${kind} ${type}`}
        rows={rowsOf(fates)}
        columns={[
          {
            key: 'what',
            header: words.fates.what,
            cell: ({ kind, type }) => (
              <>
                {offerName(kind, type)}{' '}
                <span className="text-xs text-faint">{words.kinds[kind]}</span>
              </>
            ),
          },
          ...FATE_NAMES.map((fate) => ({
            key: fate,
            header: words.fates[fate],
            numeric: true,
            cell: (row: Row) => <Count asked={asked} row={row} fate={fate} />,
          })),
        ]}
      />
    </Section>
  )
}

function Count({ asked, row, fate }: { asked: Asked; row: Row; fate: FateColumn }) {
  const { kind, type, counts } = row
  const count = counts[fate]
  if (count === 0) return <span className="text-faint">0</span>
  const words = coachingWords().fates
  return (
    <Link
      to={addressOf({ ...asked, kind, type, fate, after: undefined })}
      aria-label={words.see(offerName(kind, type), words[fate], count)}
      className="hover:underline"
    >
      {count}
    </Link>
  )
}

/** What is shown most first. */
function rowsOf(fates: readonly FateCount[]): Row[] {
  const groups = Map.groupBy(fates, ({ kind, type }) => `${kind} ${type}`)
  const rows = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const sum = (column: FateColumn) =>
      group
        .filter(({ fate }) => FATE_COLUMNS[column].some((one) => one === fate))
        .reduce((total, { count }) => total + count, 0)
    const counts = {
      shown: sum('shown'),
      actedOn: sum('actedOn'),
      notActedOn: sum('notActedOn'),
      edited: sum('edited'),
      dismissed: sum('dismissed'),
      expired: sum('expired'),
    }
    return [{ kind: first.kind, type: first.type, counts }]
  })
  return rows.toSorted(
    (a, b) =>
      b.counts.shown - a.counts.shown ||
      a.kind.localeCompare(b.kind) ||
      a.type.localeCompare(b.type),
  )
}
