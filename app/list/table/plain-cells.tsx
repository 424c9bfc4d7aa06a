import type { ListNoun } from '#domain/list/definition.ts'
import { labelOf, type ReferenceKind } from '#domain/reference/reference.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import { listWords } from '#words/lists.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Avatar, NobodyAvatar } from '../../components/kit/avatar.tsx'
import { useReference } from '../../house/use-house.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { choiceWords } from '../words/list-words.ts'

/** What a cell shows where there is no value. */
export function Unknown() {
  return <span className="text-faint">–</span>
}

export function Quiet({ text }: { text: string | null }) {
  return text ? <bdi className="text-muted">{text}</bdi> : <Unknown />
}

/** Letters of an alphabet that runs from the left, cut at their end, whichever side of the cell that is. */
export function LatinText({ text }: { text: string | null }) {
  if (!text) return <Unknown />
  return (
    <bdi dir="ltr" className="block truncate text-muted text-page-start">
      {text}
    </bdi>
  )
}

/** What somebody wrote, cut at the end of what was written, whichever way it runs. */
export function WrittenText({ text }: { text: string | null }) {
  if (!text) return <Unknown />
  return (
    <bdi dir="auto" className="block truncate text-muted text-page-start">
      {text}
    </bdi>
  )
}

export function PhoneCell({ phone }: { phone: string | null }) {
  return phone ? <bdi dir="ltr">{formatPhone(phone)}</bdi> : <Unknown />
}

export function WhenCell({ at }: { at: string | null }) {
  return at ? <RelativeTime at={at} className="text-muted" /> : <Unknown />
}

export function YesCell({ is }: { is: boolean }) {
  return <Quiet text={is ? listWords().yes : null} />
}

type ChoiceCellProps = { noun: ListNoun; of: string; value: string | null }

export function ChoiceCell({ noun, of, value }: ChoiceCellProps) {
  return value ? <>{choiceWords(noun, of, value)}</> : <Unknown />
}

export function LabelCell({ kind, value }: { kind: ReferenceKind; value: string | null }) {
  const reference = useReference()
  return <Quiet text={value && labelOf(reference, kind, value, currentLanguage())} />
}

export function TeamCell({ id }: { id: string | null }) {
  const { teamName } = useWorkspace()
  return <Quiet text={id && teamName(id)} />
}

export function FaceCell({ id }: { id: string | null }) {
  const face = useWorkspace().face(id)
  return face ? <Avatar face={face} /> : <NobodyAvatar />
}

/** A colleague with their name. */
export function PersonCell({ id, nobody }: { id: string | null; nobody?: string }) {
  const face = useWorkspace().face(id)
  if (!face) return <NobodyAvatar label={nobody} />
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Avatar face={face} size="xs" />
      <bdi className="truncate text-muted">{face.name}</bdi>
    </span>
  )
}
