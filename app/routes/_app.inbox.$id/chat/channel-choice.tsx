import { messageWords } from '#words/messages.ts'
import { CHANNEL_ICONS } from '../../_app.inbox/conversation-list.tsx'
import { cn } from '../../../components/kit/class-names.ts'
import type { WayOut } from '../loaded/ways-out.ts'

type ChoiceProps = { ways: readonly WayOut[]; way: WayOut; onChoose: (way: WayOut) => void }

/** By which way the answer goes, where there are several. */
export function ChannelChoice({ ways, way, onChoose }: ChoiceProps) {
  const words = messageWords()
  if (ways.length < 2) return null
  return (
    <div role="radiogroup" aria-label={words.channel} className="flex gap-1">
      {ways.toSorted().map((one) => {
        const Icon = CHANNEL_ICONS[one]
        return (
          <label
            key={one}
            className={cn(
              'flex cursor-pointer items-center gap-1.5 rounded-md px-2 py-1 text-xs text-muted hover:bg-hover',
              'has-checked:bg-hover has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent',
            )}
          >
            <input
              type="radio"
              name="channel"
              className="sr-only"
              checked={one === way}
              onChange={() => onChoose(one)}
            />
            <Icon className="size-3.5" aria-hidden />
            {words.channels[one]}
          </label>
        )
      })}
    </div>
  )
}
