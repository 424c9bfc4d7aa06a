import { Link, useFetcher } from '@remix-run/react'
import { Pause, Play } from 'lucide-react'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { timesOfLine } from '#domain/call/playback/word-times.ts'
import type { Evidence } from '#domain/documents/heard-values.ts'
import { recordWords } from '#words/record.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { formatInstant } from '../components/format/format-time.ts'
import { Button, buttonClass } from '../components/kit/button.tsx'
import { type Playback, usePlayback } from '../recordings/playback/use-playback.ts'
import type { Shown } from './load-evidence.server.ts'

type Words = Extract<Shown, { kind: 'words' }>

/** The words that a value rests on: who said them and when, to be heard from there, or read in their call. */
export function HeardWords({ evidence }: { evidence: Evidence }) {
  const { callId, annotationId } = evidence
  const { load, data, state } = useFetcher<Shown>()
  useEffect(() => {
    load(`/evidence?${new URLSearchParams({ call: callId, mark: annotationId })}`)
  }, [load, callId, annotationId])
  const words = recordWords().evidence
  if (!data) {
    // An answer that did not come is none: the page goes on.
    const isLooking = state !== 'idle' || data === undefined
    return <Say text={isLooking ? words.looking : words.failed} />
  }
  if (data.kind !== 'words') return <Say text={words[data.kind]} />
  return (
    <div className="grid gap-2">
      <Said shown={data} />
      <div className="flex flex-wrap items-center gap-2">
        {data.heard && <Hear callId={callId} words={data.words} heard={data.heard} />}
        <Link
          to={`/calls/${callId}#mark-${annotationId}`}
          className={buttonClass({ variant: 'secondary', size: 'sm' })}
        >
          {words.open}
        </Link>
      </div>
      {data.heard?.isCut && <p className="text-xs text-muted">{words.cut}</p>}
    </div>
  )
}

function Say({ text }: { text: string }) {
  return (
    <p role="status" className="text-sm text-muted">
      {text}
    </p>
  )
}

/** A line is shown whole: a number alone says little. What the value rests on is marked in it. */
function Said({ shown: { words, at, agentName, callerName } }: { shown: Words }) {
  const { text, role, language } = words
  const [start, end] = [words.start ?? 0, words.end ?? text.length]
  const says = recordWords().evidence
  const name = role === 'agent' ? agentName : role === 'customer' ? callerName : null
  return (
    <figure className="grid gap-1">
      <blockquote
        dir="auto"
        lang={language}
        className="max-h-40 overflow-y-auto text-sm wrap-anywhere whitespace-pre-line text-page-start"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long line scrolls by keys
        tabIndex={0}
      >
        {text.slice(0, start)}
        <mark className="rounded-sm bg-ai-soft text-ink">{text.slice(start, end)}</mark>
        {text.slice(end)}
      </blockquote>
      <figcaption className="text-xs text-muted">
        <bdi>{name ?? wordOf(says, role)}</bdi> · <bdi>{formatInstant(at)}</bdi>
      </figcaption>
    </figure>
  )
}

type HearProps = { callId: string; words: Words['words']; heard: NonNullable<Words['heard']> }

/** Plays from where the words are said; it is silent again when this is closed. */
function Hear({ callId, words, heard }: HearProps) {
  const { segmentId, text, beginMs, endMs, start } = words
  const lines = useMemo(() => [{ id: segmentId, beginMs, endMs }], [segmentId, beginMs, endMs])
  const timesOf = useCallback(
    () => timesOfLine({ text, beginMs, endMs }, { times: undefined, fed: undefined }),
    [text, beginMs, endMs],
  )
  const playback = usePlayback({ callId, ...heard }, lines, timesOf)
  const isPlaying = useIsPlaying(playback)
  const says = recordWords().evidence
  return (
    <Button
      size="sm"
      variant="primary"
      disabled={!playback}
      onClick={() => (isPlaying ? playback?.toggle() : playback?.hear(segmentId, start ?? 0))}
    >
      {isPlaying ? (
        <Pause className="size-3.5" aria-hidden />
      ) : (
        <Play className="size-3.5" aria-hidden />
      )}
      {isPlaying ? says.pause : says.play}
    </Button>
  )
}

const never = () => () => undefined

function useIsPlaying(playback: Playback | null): boolean {
  return useSyncExternalStore(
    playback?.head.subscribe ?? never,
    () => playback?.head.get().isPlaying ?? false,
    () => false,
  )
}
