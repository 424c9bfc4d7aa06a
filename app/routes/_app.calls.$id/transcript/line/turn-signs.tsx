import { Frown, Handshake, Smile, Target, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Annotation } from '#domain/call/annotation.ts'
import { callWords } from '#words/call.ts'
import { Badge } from '../../../../components/kit/badge.tsx'
import type { Signs } from './turns.ts'
import { typeLabel } from '../../view/value-words.ts'

/** What a turn wants and how it sounds, in words and a face as well as a colour. */
export function TurnSigns({ signs }: { signs: Signs }) {
  const { intents, sentiment, notices } = signs
  if (intents.length === 0 && !sentiment && notices.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-1" aria-label={callWords().transcript.signs}>
      {intents.map((mark) => (
        <Sign
          key={mark.id}
          mark={mark}
          icon={mark.type === 'makeOffer' ? <Handshake aria-hidden /> : <Target aria-hidden />}
          tone="accent"
        />
      ))}
      {notices.filter(isWarning).map((mark) => (
        <Sign
          key={mark.id}
          mark={mark}
          icon={<TriangleAlert aria-hidden />}
          tone={mark.kind === 'compliance' ? 'bad' : 'warn'}
        />
      ))}
      {sentiment && (
        <Sign
          mark={sentiment}
          icon={sentiment.type === 'positive' ? <Smile aria-hidden /> : <Frown aria-hidden />}
          tone={sentiment.type === 'positive' ? 'good' : 'bad'}
        />
      )}
    </ul>
  )
}

type SignProps = { mark: Annotation; icon: ReactNode; tone: 'accent' | 'good' | 'warn' | 'bad' }

function Sign({ mark, icon, tone }: SignProps) {
  return (
    <li className="animate-rise">
      <Badge
        tone={tone}
        icon={icon}
        title={callWords().sure(Math.round(mark.confidence * 100))}
        className="bg-transparent px-0.5"
      >
        {typeLabel(mark)}
      </Badge>
    </li>
  )
}

function isWarning(mark: Annotation): boolean {
  return mark.kind === 'objection' || mark.value === false
}
