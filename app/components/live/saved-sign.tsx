import { CLOSE } from '#domain/documents/close-codes.ts'
import { Check, CloudOff, Loader, Lock, Radio } from 'lucide-react'
import type { LiveState } from '#live/live-document.ts'
import { recordWords } from '#words/record.ts'
import { cn } from '../kit/class-names.ts'

type Sign = { icon: typeof Check; text: string; title: string; tone: string; spin?: boolean }

/** Whether what one sees is current and what one typed is safe. It says saved only when the server has said so. */
export function SavedSign({ state, kind }: { state: LiveState; kind: 'record' | 'view' }) {
  const { icon: Icon, text, title, tone, spin } = signOf(state, kind)
  return (
    <span
      role="status"
      title={title}
      className={cn('inline-flex h-7 items-center gap-1.5 rounded-md px-1.5 text-xs', tone)}
    >
      <Icon className={cn('size-3.5', spin && 'animate-spin')} aria-hidden />
      <span className="max-sm:sr-only">{text}</span>
    </span>
  )
}

export function signOf({ connection, saved, closed }: LiveState, kind: 'record' | 'view'): Sign {
  const words = recordWords().sign
  if (connection === 'refused') {
    const isGone = closed?.code === CLOSE.gone
    return {
      icon: Lock,
      text: isGone ? words.gone : words.closed,
      title: isGone ? words.goneWhy : words.closedWhy,
      tone: 'bg-bad-soft text-bad',
    }
  }
  if (connection === 'offline') {
    const title = saved ? words.offlineWhy : words.keptWhy
    return {
      icon: CloudOff,
      text: saved ? words.offline : words.kept,
      title,
      tone: 'bg-warn-soft text-warn',
    }
  }
  if (connection === 'connecting') {
    return {
      icon: Loader,
      text: words.connecting,
      title: words.connectingWhy,
      tone: 'text-faint',
      spin: true,
    }
  }
  if (kind === 'view') {
    return {
      icon: Radio,
      text: words.live,
      title: words.liveWhy,
      tone: 'text-good',
    }
  }
  if (!saved)
    return {
      icon: Loader,
      text: words.saving,
      title: words.savingWhy,
      tone: 'text-muted',
      spin: true,
    }
  return { icon: Check, text: words.saved, title: words.savedWhy, tone: 'text-faint' }
}
