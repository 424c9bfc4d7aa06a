import { Link } from '@remix-run/react'
import type { Score } from '#db/pace/calls/reviewed.ts'
import { coachingWords } from '#words/coaching.ts'
import { formatFigure } from '../../components/format/format-figure.ts'
import { formatDay, formatElapsed } from '../../components/format/format-time.ts'
import { Section } from '../../components/kit/card.tsx'
import { type Column, Table } from '../../components/kit/table.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { type Asked, addressOf } from './asked.ts'

/** Each agent by their calls; of one agent, week by week. */
export function Scores({ asked, scores }: { asked: Asked; scores: readonly Score[] }) {
  const words = coachingWords().scores
  const { face } = useWorkspace()
  const who: Column<Score> = asked.agent
    ? { key: 'week', header: words.week, cell: ({ key }) => formatDay(`${key}T12:00:00Z`) }
    : {
        key: 'agent',
        header: words.agent,
        cell: ({ key }) => (
          <Link to={addressOf({ ...asked, agent: key })} className="hover:underline">
            <bdi>{face(key)?.name ?? words.agent}</bdi>
          </Link>
        ),
      }
  return (
    <Section title={words.title}>
      <Table
        caption={words.title}
        columns={[who, ...figures()]}
        rows={scores}
        rowKey={({ key }) => key}
      />
    </Section>
  )
}

function figures(): Column<Score>[] {
  const words = coachingWords().scores
  const column = (
    key: string,
    header: string,
    cell: (score: Score) => string | number,
  ): Column<Score> => ({ key, header, cell, numeric: true })
  const timed = (score: Score, say: (score: Score) => string) =>
    score.timed > 0 ? say(score) : words.notKnown
  return [
    column('calls', words.calls, ({ calls }) => calls),
    column('score', words.score, ({ met, judged }) => share(met, judged)),
    column('talk', words.talk, ({ agentMs, customerMs }) => share(agentMs, agentMs + customerMs)),
    column('longest', words.longest, (score) =>
      timed(score, ({ longestAgentMs }) => formatElapsed(longestAgentMs)),
    ),
    column('silence', words.silence, (score) =>
      timed(score, ({ silentMs, timed: calls }) => formatElapsed(silentMs / calls)),
    ),
    column('interruptions', words.interruptions, (score) =>
      timed(score, ({ interruptions, timed: calls }) => formatFigure(interruptions / calls)),
    ),
  ]
}

function share(part: number, whole: number): string {
  const words = coachingWords().scores
  return whole > 0 ? words.percent(Math.round((100 * part) / whole)) : words.notKnown
}
