import { Sparkles } from 'lucide-react'
import { kitWords } from '#words/kit.ts'
import { cn } from './class-names.ts'
import { personColour } from './person-colour.ts'

const SIZES = {
  xs: 'size-5 text-[9px]',
  sm: 'size-6 text-[10px]',
  md: 'size-8 text-xs',
  lg: 'size-10 text-sm',
} as const

export type Face = { id: string; name: string; ai?: boolean }
type AvatarProps = { face: Face; size?: keyof typeof SIZES; ring?: boolean; className?: string }

/** A face. The AI has a shape, a sign and a colour of its own and is never taken for a person. */
export function Avatar({ face, size = 'sm', ring, className }: AvatarProps) {
  const colour = face.ai ? 'var(--ai)' : personColour(face.id)
  return (
    <span
      role="img"
      aria-label={face.name}
      title={face.name}
      className={cn(
        'inline-grid shrink-0 place-items-center font-semibold text-on-person select-none',
        face.ai ? 'rounded-md text-on-ai' : 'rounded-full',
        ring && 'ring-2 ring-surface',
        SIZES[size],
        className,
      )}
      style={{ backgroundColor: colour }}
    >
      {face.ai ? <Sparkles className="size-[60%]" aria-hidden /> : initials(face.name)}
    </span>
  )
}

export function AvatarStack({
  faces,
  max = 4,
  size = 'sm',
}: {
  faces: Face[]
  max?: number
  size?: keyof typeof SIZES
}) {
  const shown = faces.slice(0, max)
  const more = faces.length - shown.length
  return (
    <span className="inline-flex items-center">
      {shown.map((face, index) => (
        <Avatar key={face.id} face={face} size={size} ring className={cn(index > 0 && '-ms-1.5')} />
      ))}
      {more > 0 && <span className="ms-1 text-2xs font-medium text-muted">+{more}</span>}
    </span>
  )
}

type NobodyProps = { label?: string; size?: keyof typeof SIZES }

/** Nobody yet: keeps the place where a face will be. */
export function NobodyAvatar({ label = kitWords().unassigned, size = 'sm' }: NobodyProps) {
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={cn(
        'inline-grid shrink-0 rounded-full border border-dashed border-line-strong',
        SIZES[size],
      )}
    />
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const last = words.length > 1 ? words.at(-1) : ''
  return `${words[0]?.[0] ?? '?'}${last?.[0] ?? ''}`.toUpperCase()
}
