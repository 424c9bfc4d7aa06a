import { Volume2 } from 'lucide-react'
import type { Annotation } from '#domain/call/annotation.ts'
import { callWords } from '#words/call.ts'
import { Button } from '../../../components/kit/button.tsx'
import { Avatar, type Face } from '../../../components/kit/avatar.tsx'
import { useHeard } from '../recording/playback-context.tsx'
import { useWorkspace } from '../../../workspace/workspace.tsx'
import { SensitiveWords } from './sensitive-words.tsx'
import { markWords, typeLabel } from './value-words.ts'

/** One mark in full: what it is, the value it was read as, how sure, and who made it. */
export function MarkDetails({ mark }: { mark: Annotation }) {
  const { areaName } = useWorkspace()
  const author = useAuthor(mark.by)
  const words = callWords().marks
  return (
    <div className="grid gap-2 p-3">
      <div className="flex items-baseline justify-between gap-3">
        <span className="font-medium">{typeLabel(mark)}</span>
        <span className="text-2xs text-faint">{words.kinds[mark.kind]}</span>
      </div>
      {hasValue(mark) && (
        <p className="text-md leading-5 font-semibold">{markWords(mark, areaName)}</p>
      )}
      {mark.kind === 'sensitive' && <SensitiveWords mark={mark} />}
      {mark.kind === 'compliance' && mark.value === false && (
        <p className="text-bad">{mark.type === 'setAside' ? words.setAside : words.mustNot}</p>
      )}
      <HearMark mark={mark} />
      <Confidence value={mark.confidence} />
      <div className="flex items-center gap-2 text-xs text-muted">
        <Avatar face={author} size="xs" /> {author.name}
      </div>
    </div>
  )
}

/** Where the call was recorded: what the mark stands on, as it was said. */
function HearMark({ mark }: { mark: Annotation }) {
  const playback = useHeard()
  if (!playback || (mark.kind === 'sensitive' && playback.isCut)) return null
  return (
    <Button size="sm" className="w-fit" onClick={() => playback.hear(mark.segmentId)}>
      <Volume2 className="size-3.5" aria-hidden /> {callWords().playback.hear}
    </Button>
  )
}

function Confidence({ value }: { value: number }) {
  const percent = Math.round(value * 100)
  return (
    <div className="flex items-center gap-2 text-xs text-faint">
      <span aria-hidden className="h-1 flex-1 overflow-hidden rounded-full bg-sunken">
        <span className="block h-full rounded-full bg-ai" style={{ width: `${percent}%` }} />
      </span>
      {callWords().sure(percent)}
    </div>
  )
}

function hasValue(mark: Annotation): boolean {
  if (mark.value === null || mark.kind === 'sensitive' || mark.kind === 'compliance') return false
  return mark.kind === 'entity' || mark.kind === 'fieldProposal'
}

/** Whoever made a mark: a person, Assistcraft, or the call centre's feed. */
export function useAuthor(by: string): Face {
  const { face } = useWorkspace()
  const [kind = '', id = ''] = by.split(/:(.*)/s)
  if (kind === 'person') return face(id) ?? { id, name: callWords().aColleague }
  if (id === 'assistcraft') return { id, name: 'Assistcraft', ai: true }
  return { id, name: id === 'feed' ? callWords().callCentre : id }
}
