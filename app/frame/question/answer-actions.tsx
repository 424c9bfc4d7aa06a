import { Link } from '@remix-run/react'
import { Check, Code, Download, Link2, List } from 'lucide-react'
import { useState } from 'react'
import { can } from '#domain/access/access.ts'
import { questionWords } from '#words/question.ts'
import { sqlWords } from '#words/sql.ts'
import { buttonClass, Button } from '../../components/kit/button.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import type { Answer } from './answer.ts'
import { csvOf, saveFile } from './csv-of.ts'
import { useHouse } from '../../house/use-house.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { addressOf } from './shared-question.ts'

/** What can be done with an answer: its rows in their list, as a file, as an address for others. */
export function AnswerActions({ answer }: { answer: Answer }) {
  const { rows, plan, said } = answer
  const words = questionWords()
  const { currency } = useHouse()
  if (!rows || !plan || answer.state !== 'answered') return null
  return (
    <div className="mt-3 flex flex-wrap gap-1.5">
      {rows.list && (
        <Link to={rows.list} className={buttonClass({ size: 'sm' })}>
          <List className="size-3.5" aria-hidden />
          {words.openList}
        </Link>
      )}
      <Button size="sm" onClick={() => saveFile(`${plan.title}.csv`, csvOf(rows, currency))}>
        <Download className="size-3.5" aria-hidden />
        {words.csv}
      </Button>
      <CopyLink path={addressOf(said, plan.plan)} />
      <Pin said={said} plan={plan.plan} />
      <ToSql plan={plan.plan} />
    </div>
  )
}

/** Whoever opens it sees what they may see: the question goes along, no number does. */
function CopyLink({ path }: { path: string }) {
  const words = questionWords()
  const [copied, setCopied] = useState(false)
  const Icon = copied ? Check : Link2
  const copy = () =>
    void navigator.clipboard
      .writeText(new URL(path, location.href).href)
      .then(() => setCopied(true))
  return (
    <Button size="sm" onClick={copy}>
      <Icon className="size-3.5" aria-hidden />
      {copied ? words.linkCopied : words.copyLink}
    </Button>
  )
}

/** The query behind the numbers, for who may write some. */
function ToSql({ plan }: { plan: unknown }) {
  const { me } = useWorkspace()
  if (!can({ kind: 'person', ...me }, 'writeSql', 'question', { teamId: me.teamId })) return null
  const query = new URLSearchParams({ plan: JSON.stringify(plan) }).toString()
  return (
    <Link to={`/ask/sql?${query}`} className={buttonClass({ size: 'sm' })}>
      <Code className="size-3.5" aria-hidden />
      {sqlWords().open}
    </Link>
  )
}

const PLACES = ['numbers', 'desk', 'wall'] as const

/** Where it stands and counts anew; the browser's own list. */
function Pin({ said, plan }: { said: string; plan: unknown }) {
  const words = questionWords()
  const pin = useAction<{ pinned?: string }>('/numbers')
  const isPinned = pin.data?.pinned !== undefined
  return (
    <select
      aria-label={words.pin}
      value=""
      disabled={pin.busy}
      onChange={({ target }) =>
        pin.run({ intent: 'pin', place: target.value, said, plan: JSON.stringify(plan) })
      }
      className={buttonClass({ size: 'sm' }, 'cursor-pointer appearance-none')}
    >
      <option value="">{isPinned ? words.pinned : words.pin}</option>
      {PLACES.map((place) => (
        <option key={place} value={place}>
          {words.pinTo[place]}
        </option>
      ))}
    </select>
  )
}
