import { Link, useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { deskWords } from '#words/desk.ts'
import { Avatar } from '../../components/kit/avatar.tsx'
import { Card, Section } from '../../components/kit/card.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { useNow } from '../../components/hooks/use-now.ts'
import { useLastAnswer } from '../../pages/beside-page.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import type { loader } from '../team-today/route.ts'

const AGAIN_MS = 60_000

/** A manager's and an admin's day: what waits with whom, each one press from that agent's leads. */
export function TeamToday() {
  const { me, teamName } = useWorkspace()
  const { load, data } = useFetcher<typeof loader>()
  const ask = useRef(load)
  ask.current = load
  const minute = Math.floor(useNow() / AGAIN_MS)
  useEffect(() => ask.current('/team-today'), [minute])
  const known = useLastAnswer(data)
  if (!known) return null
  const { agents } = known
  const words = deskWords()
  const { team } = words
  return (
    <Section title={me.role === 'admin' ? words.house : words.teamToday(teamName(me.teamId))}>
      <Card className="mb-7 overflow-x-auto">
        <table className="w-full text-sm">
          <thead className="text-xs text-faint">
            <tr className="border-b">
              {[team.agent, team.toContact, team.overdue, team.viewings, team.open].map((title) => (
                <th key={title} scope="col" className="px-3 py-2 text-start font-medium">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {agents.map((agent) => (
              <tr key={agent.id} className="border-b last:border-b-0 hover:bg-hover">
                <th scope="row" className="px-3 py-2 text-start font-medium">
                  <Link
                    to={`/leads?owner=${agent.id}`}
                    className="flex items-center gap-2 hover:underline"
                  >
                    <Avatar face={agent} size="sm" /> {agent.name}
                  </Link>
                </th>
                <Count value={agent.uncontacted} isUrgent />
                <Count value={agent.overdue} isUrgent />
                <Count value={agent.viewings} />
                <Count value={agent.open} />
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Section>
  )
}

function Count({ value, isUrgent = false }: { value: number; isUrgent?: boolean }) {
  return (
    <td
      className={cn(
        'px-3 py-2 tabular-nums',
        value === 0 && 'text-faint',
        isUrgent && value > 0 && 'font-semibold text-warn',
      )}
    >
      {value}
    </td>
  )
}
