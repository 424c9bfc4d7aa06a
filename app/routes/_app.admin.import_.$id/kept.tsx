import { Link } from '@remix-run/react'
import { importWords } from '#words/imports.ts'
import { Section } from '../../components/kit/card.tsx'
import { placeOf } from './fates.tsx'

type Props = { kept: readonly { document: string; reason: string | null }[]; count: number }

/** What taking it back has left, because somebody has changed it since or something hangs on it. */
export function Kept({ kept, count }: Props) {
  const words = importWords()
  const reasons: Readonly<Record<string, string>> = words.keptBecause
  if (kept.length === 0) return null
  return (
    <Section title={words.kept(count)}>
      <ul className="divide-y rounded-xl border bg-surface text-sm shadow-low">
        {kept.map(({ document, reason }) => (
          <li key={document} className="flex gap-3 px-4 py-2">
            <Link to={placeOf(document)} className="text-accent hover:underline">
              {words.open}
            </Link>
            <span className="text-muted">{reasons[reason ?? ''] ?? words.keptBecause.changed}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
