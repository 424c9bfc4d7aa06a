import { Link } from '@remix-run/react'
import { CheckCheck } from 'lucide-react'
import type { NotificationRow } from '#db/pace/notifications/page.ts'
import { deskWords } from '#words/desk.ts'
import { formatRelative } from '../../components/format/format-time.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { useNow } from '../../components/hooks/use-now.ts'
import { Button, ButtonLink } from '../../components/kit/button.tsx'
import { Card, Section } from '../../components/kit/card.tsx'
import { useHouse } from '../../house/use-house.tsx'
import { placeOf, sayNotification } from '../../notifications/say-notification.ts'

/** What others have changed and this person has not looked at yet, the newest few. */
export function WhileAway({ rows }: { rows: readonly NotificationRow[] }) {
  const words = deskWords().away
  const { zone } = useHouse()
  const now = useNow()
  const { run, busy } = useAction('/notifications')
  if (rows.length === 0) return null
  return (
    <Section
      title={words.title}
      className="mb-7"
      actions={
        <>
          <Button
            size="sm"
            variant="quiet"
            disabled={busy}
            onClick={() => run({ intent: 'readAll' })}
          >
            <CheckCheck className="size-3.5" aria-hidden />
            {words.seen}
          </Button>
          <ButtonLink size="sm" variant="quiet" to="/notifications">
            {words.all}
          </ButtonLink>
        </>
      }
    >
      <Card>
        <ul className="divide-y">
          {rows.map((row) => (
            <li key={row.id} className="relative px-3 py-2 text-sm hover:bg-hover">
              <Link to={placeOf(row)} className="after:absolute after:inset-0">
                {sayNotification(row, { zone })}
              </Link>{' '}
              <span className="text-xs text-faint" suppressHydrationWarning>
                {formatRelative(row.createdAt, now)}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  )
}
