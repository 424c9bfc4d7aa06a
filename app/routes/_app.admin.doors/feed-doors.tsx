import type { ReactNode } from 'react'
import { DOOR_CODES, VENDOR_DOORS, type VendorDoor } from '#domain/call/vendors/doors.ts'
import { feedDoorWords } from '#words/feed-doors.ts'
import { formatCount } from '../../components/format/format-count.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Badge } from '../../components/kit/badge.tsx'
import { Section } from '../../components/kit/card.tsx'
import { CopyText } from '../../components/kit/copy-text.tsx'
import { Filled } from '../../components/kit/filled.tsx'
import type { OpenDoors as Loaded } from '#domain/call/vendors/open-door.ts'

type Door = Loaded['doors'][number]

/** By which ways calls come in: what is open, what came by it, and how each vendor is connected. */
export function FeedDoors({ calls }: { calls: Loaded | null }) {
  const words = feedDoorWords()
  return (
    <Section title={words.title}>
      <p className="mb-3 text-sm text-muted">
        <Filled text={words.hint} parts={{ setting: <Code>{DOOR_CODES.doors}</Code> }} />
      </p>
      {calls === null ? (
        <p role="status" className="text-sm text-warn">
          {words.unreachable}
        </p>
      ) : (
        <ul className="divide-y rounded-xl border bg-surface shadow-low">
          <Socket calls={calls} />
          {VENDOR_DOORS.map((vendor) => (
            <Vendor key={vendor} vendor={vendor} calls={calls} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Socket({ calls: { feedAddress, most } }: { calls: Loaded }) {
  const words = feedDoorWords()
  const description = (
    <a href={DOOR_CODES.description} className="text-accent hover:underline">
      <Code>{DOOR_CODES.description}</Code>
    </a>
  )
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-1.5 px-4 py-3">
      <span className="font-medium">{words.socket}</span>
      <CopyText text={feedAddress} label={words.socket} />
      <p className="text-xs text-muted">
        <Filled text={words.socketHow} parts={{ description }} />{' '}
        {words.socketLimit(formatCount(most.waiting))}
      </p>
    </li>
  )
}

/** What a vendor calls itself is its name in every language. */
const NAMES: Record<VendorDoor, string> = {
  twilio: 'Twilio',
  contactLens: 'Amazon Connect Contact Lens',
  exotel: 'Exotel',
  audiohook: 'Genesys AudioHook',
}

function Vendor({ vendor, calls }: { vendor: VendorDoor; calls: Loaded }) {
  const words = feedDoorWords()
  const doors = calls.doors.filter((door) => door.vendor === vendor)
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <bdi lang="en" className="font-medium">
          {NAMES[vendor]}
        </bdi>
        {doors.length === 0 && <Badge>{words.none}</Badge>}
      </div>
      {doors.map((door) => (
        <OneDoor key={door.name} door={door} hasTranscriber={calls.hasTranscriber} />
      ))}
      <details className="min-w-0">
        <summary className="w-fit cursor-pointer py-1 text-xs text-muted hover:text-ink">
          {words.how}
        </summary>
        <p className="text-xs text-muted">
          <Filled text={words.hows[vendor]} parts={PARTS} /> {limitsOf(vendor, calls)}
        </p>
      </details>
    </li>
  )
}

function limitsOf(vendor: VendorDoor, { most }: Loaded): string {
  const { words, sound } = feedDoorWords().limits
  const kilobytes = vendor === 'twilio' || vendor === 'contactLens' ? most.kilobytes[vendor] : null
  return [
    kilobytes === null ? null : words(formatCount(kilobytes)),
    vendor === 'contactLens' ? null : sound(formatCount(most.streams)),
  ]
    .filter((limit) => limit !== null)
    .join(' ')
}

function OneDoor({ door, hasTranscriber }: { door: Door; hasTranscriber: boolean }) {
  const words = feedDoorWords()
  const { name, ways, news } = door
  const isDeaf = !hasTranscriber && ways.some(({ kind }) => kind === 'sound')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5 rounded-lg border p-2.5">
      <div className="flex flex-wrap items-center gap-2">
        <bdi lang="en" className="font-medium">
          {name}
        </bdi>
        <span className="ms-auto text-xs text-faint">
          {news.heardAt ? (
            <Filled text={words.heard} parts={{ when: <RelativeTime at={news.heardAt} /> }} />
          ) : (
            words.neverHeard
          )}
        </span>
      </div>
      {ways.map(({ kind, address }) => (
        <div key={kind} className="grid grid-cols-[minmax(0,1fr)] gap-1">
          <span className="text-xs text-muted">{words.ways[kind]}</span>
          <CopyText text={address} label={words.ways[kind]} />
        </div>
      ))}
      {isDeaf && (
        <p className="text-xs text-warn">
          <Filled
            text={words.noTranscriber}
            parts={{ setting: <Code>{DOOR_CODES.transcriber}</Code> }}
          />
        </p>
      )}
      <News news={news} />
    </div>
  )
}

/** What came by HTTP, and why the last of what could not be read was not: as whoever wrote the reader said it. */
function News({ news: { messages, refused, waiting, lastRefusal } }: Pick<Door, 'news'>) {
  const words = feedDoorWords()
  if (messages === 0) return null
  return (
    <p className="text-xs text-muted">
      {words.messages(formatCount(messages), formatCount(refused))}
      {waiting > 0 && ` · ${words.waiting(formatCount(waiting))}`}
      {lastRefusal && (
        <>
          {' · '}
          <Filled
            text={words.lastRefusal}
            parts={{ when: <RelativeTime at={lastRefusal.at} /> }}
          />{' '}
          <bdi lang="en" className="break-words">
            {lastRefusal.reason}
          </bdi>
        </>
      )}
    </p>
  )
}

function Code({ children }: { children: ReactNode }) {
  return (
    <code dir="ltr" lang="en" className="text-xs">
      {children}
    </code>
  )
}

const { status, transcription, noun, partial, stream, tracks } = DOOR_CODES
const PARTS = {
  status: <Code>{status}</Code>,
  transcription: <Code>{transcription}</Code>,
  noun: <Code>{noun}</Code>,
  partial: <Code>{partial}</Code>,
  stream: <Code>{stream}</Code>,
  tracks: <Code>{tracks}</Code>,
}
