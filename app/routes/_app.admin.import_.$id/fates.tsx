import { Link } from '@remix-run/react'
import { Download } from 'lucide-react'
import { ROW_FATES, type RowFate } from '#domain/import/import.ts'
import { importWords } from '#words/imports.ts'
import { sayProblem } from '#words/problems.ts'
import { Badge, type Tone } from '../../components/kit/badge.tsx'
import { buttonClass } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { formatNumber } from '../../components/format/format-money.ts'
import type { viewRows } from '../../imports/page/view-import.server.ts'
import type { ShownImport } from './progress.tsx'

type Page = Awaited<ReturnType<typeof viewRows>>
type Props = { one: ShownImport; page: Page; fate: RowFate | null }

const TONES: Record<RowFate, Tone> = {
  create: 'good',
  join: 'good',
  update: 'accent',
  skip: 'neutral',
  duplicate: 'neutral',
  refused: 'bad',
}

/** What becomes of each row, or became: by kind, with why. */
export function Fates({ one, page, fate }: Props) {
  const words = importWords()
  const isOver = one.startedAt !== null
  return (
    <Section title={isOver ? words.came : words.foretold}>
      <nav className="mb-3 flex flex-wrap gap-1.5">
        <FateLink to={null} current={fate} label={words.all} count={one.checked} />
        {ROW_FATES.map((each) => (
          <FateLink
            key={each}
            to={each}
            current={fate}
            label={words.fates[each]}
            count={one.foretold[each]}
          />
        ))}
      </nav>
      {page.rows.length === 0 ? (
        <p className="text-sm text-muted">{words.noRows}</p>
      ) : (
        <ul className="divide-y rounded-xl border bg-surface text-sm shadow-low">
          {page.rows.map((row) => (
            <Row key={row.position} row={row} />
          ))}
        </ul>
      )}
      <p className="mt-3 flex flex-wrap items-center gap-3 text-xs">
        {page.next !== null && (
          <Link
            className={buttonClass({ size: 'sm' })}
            to={`?${new URLSearchParams({ ...(fate ? { fate } : {}), after: String(page.next) })}`}
          >
            {words.more}
          </Link>
        )}
        <a
          href={`/imports/${one.id}/rows.csv${fate ? `?fate=${fate}` : ''}`}
          download
          className="inline-flex items-center gap-1 text-accent hover:underline"
        >
          <Download className="size-3.5" aria-hidden /> {words.download}
        </a>
      </p>
    </Section>
  )
}

type FateLinkProps = { to: RowFate | null; current: RowFate | null; label: string; count: number }

function FateLink({ to, current, label, count }: FateLinkProps) {
  return (
    <Link
      to={to ? `?fate=${to}` : '?'}
      preventScrollReset
      aria-current={to === current ? 'page' : undefined}
      className={cn(
        'flex h-7 items-center gap-1.5 rounded-md border px-2.5 text-xs text-muted hover:bg-hover hover:text-ink',
        to === current && 'bg-selected font-medium text-ink',
      )}
    >
      {label} <span className="tabular-nums">{formatNumber(count)}</span>
    </Link>
  )
}

function Row({ row }: { row: Page['rows'][number] }) {
  const words = importWords()
  const { position, fate, shown, document, sameAs, problems } = row
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-4 py-2">
      <span className="w-14 shrink-0 text-xs text-faint tabular-nums">
        {formatNumber(position + 1)}
      </span>
      <span dir="auto" className="min-w-0 flex-1 truncate text-page-start">
        {shown}
      </span>
      {fate && <Badge tone={TONES[fate]}>{words.fates[fate]}</Badge>}
      {document && (
        <Link to={placeOf(document)} className="text-xs text-accent hover:underline">
          {words.open}
        </Link>
      )}
      {sameAs !== null && <span className="text-xs text-muted">{words.sameAs(sameAs + 1)}</span>}
      {problems.map((problem) => (
        <span
          key={`${problem.column} ${problem.detail}`}
          className="w-full ps-17 text-xs text-warn"
        >
          {problem.column && (
            <>
              <bdi className="font-medium">{problem.column}</bdi>:{' '}
            </>
          )}
          {sayProblem(problem)}
        </span>
      ))}
    </li>
  )
}

export function placeOf(document: string): string {
  const [kind, id] = document.split(':')
  return kind === 'property' ? `/properties/${id}` : `/${kind}s/${id}`
}
