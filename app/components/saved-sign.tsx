import { Check, CloudOff, Loader, Lock, Radio } from 'lucide-react'
import type { LiveState } from '#live/live-document.ts'
import { cn } from './class-names.ts'

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
      <span className="hidden sm:inline">{text}</span>
      <span className="sr-only sm:hidden">{text}</span>
    </span>
  )
}

export function signOf({ connection, saved, closed }: LiveState, kind: 'record' | 'view'): Sign {
  if (connection === 'refused') {
    return {
      icon: Lock,
      text: closed?.code === 4404 ? 'Gone' : 'Closed',
      title: closed?.reason || 'You may not open this any more. Reload to see what you may.',
      tone: 'bg-bad-soft text-bad',
    }
  }
  if (connection === 'offline') {
    const title = saved
      ? 'No connection. What you see may be out of date; it comes back by itself.'
      : 'No connection. Your changes are kept in this browser and sent when it is back.'
    return {
      icon: CloudOff,
      text: saved ? 'Offline' : 'Offline, kept here',
      title,
      tone: 'bg-warn-soft text-warn',
    }
  }
  if (connection === 'connecting') {
    return {
      icon: Loader,
      text: 'Connecting',
      title: 'Opening the live document.',
      tone: 'text-faint',
      spin: true,
    }
  }
  if (kind === 'view') {
    return {
      icon: Radio,
      text: 'Live',
      title: 'Moves by itself as things happen.',
      tone: 'text-good',
    }
  }
  if (!saved)
    return {
      icon: Loader,
      text: 'Saving',
      title: 'On its way to the server.',
      tone: 'text-muted',
      spin: true,
    }
  return { icon: Check, text: 'Saved', title: 'Everything is on the server.', tone: 'text-faint' }
}
