import { Link } from '@remix-run/react'
import { FileInput } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { can } from '#domain/access/access.ts'
import { callsWords } from '#words/calls.ts'
import { sayProblem } from '#words/problems.ts'
import { Button } from '../components/kit/button.tsx'
import { cn } from '../components/kit/class-names.ts'
import { inputClass } from '../components/kit/field.tsx'
import { Dialog } from '../components/kit/overlay/dialog.tsx'
import { useWorkspace } from '../workspace/workspace.tsx'
import { VCONS_PATH } from './paths.ts'
import { useRevalidate } from '../live/document/use-refresh.tsx'

const TakenSchema = z.object({ id: z.string(), isRepeat: z.boolean() })
const ProblemSchema = z.object({
  detail: z.string(),
  code: z.string().optional(),
  said: z
    .object({
      key: z.string(),
      with: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    })
    .optional(),
})
type Answer = z.output<typeof TakenSchema> | z.output<typeof ProblemSchema>
type Sent = { name: string; answer: Answer | null }

/** Conversations of other systems, taken in as calls: for whoever may bring calls into the house. */
export function TakeVcons() {
  const { me } = useWorkspace()
  const [isOpen, setOpen] = useState(false)
  if (!can({ kind: 'person', ...me }, 'import', 'call', { teamId: me.teamId })) return null
  const words = callsWords().vcons
  return (
    <>
      <Button size="sm" className="h-8" onClick={() => setOpen(true)}>
        <FileInput className="size-3.5" aria-hidden />
        {words.take}
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={words.take} description={words.about}>
        <Files />
      </Dialog>
    </>
  )
}

function Files() {
  const revalidate = useRevalidate()
  const [sent, setSent] = useState<readonly Sent[]>([])
  const words = callsWords().vcons

  async function send(files: readonly File[]): Promise<void> {
    setSent(files.map(({ name }) => ({ name, answer: null })))
    for (const [place, file] of files.entries()) {
      const answer = await sendFile(file)
      setSent((before) => before.map((one, at) => (at === place ? { ...one, answer } : one)))
    }
    revalidate()
  }

  return (
    <div className="grid gap-3">
      {/* The browser's own box speaks the browser's language: it lies unseen above ours. */}
      <div
        className={cn(
          inputClass,
          'relative flex items-center gap-2 has-focus-visible:border-accent has-focus-visible:outline-1',
        )}
      >
        <FileInput className="size-3.5 shrink-0 text-muted" aria-hidden />
        <span className="truncate text-muted">{words.choose}</span>
        <input
          type="file"
          multiple
          aria-label={words.choose}
          accept=".json,.vcon,application/vcon+json"
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={({ target }) => void send([...(target.files ?? [])])}
        />
      </div>
      <ul aria-live="polite" className="grid gap-1 text-sm">
        {sent.map(({ name, answer }, place) => (
          <li key={`${place} ${name}`} className="flex flex-wrap items-baseline gap-2">
            <bdi className="min-w-0 truncate font-medium">{name}</bdi>
            <Outcome answer={answer} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Outcome({ answer }: { answer: Answer | null }) {
  const words = callsWords().vcons
  if (!answer) return <span className="text-muted">{words.sending}</span>
  if (!('id' in answer)) return <span className="text-bad">{sayProblem(answer)}</span>
  return (
    <Link to={`/calls/${answer.id}`} className="text-accent hover:underline">
      {answer.isRepeat ? words.wasThere : words.taken}
    </Link>
  )
}

async function sendFile(file: File): Promise<Answer> {
  const unavailable = { detail: 'The file could not be sent.', code: 'unavailable' }
  try {
    const headers = { 'content-type': 'application/vcon+json' }
    const response = await fetch(VCONS_PATH, { method: 'POST', headers, body: file })
    const answer: unknown = await response.json()
    return TakenSchema.safeParse(answer).data ?? ProblemSchema.safeParse(answer).data ?? unavailable
  } catch {
    return unavailable
  }
}
