import { Link } from '@remix-run/react'
import { ListPlus, Send, Users } from 'lucide-react'
import { isolate } from '#words/catalogue/isolate.ts'
import { listingWords } from '#words/listing.ts'
import { marketWords } from '#words/market.ts'
import { shortlistWords } from '#words/shortlist.ts'
import { formatWords } from '#words/format.ts'
import { formatBudget } from '../../../components/format/format-money.ts'
import { RelativeTime } from '../../../components/format/time.tsx'
import { useAction } from '../../../components/hooks/use-action.ts'
import { isStage, StageIcon } from '../../../components/business/stage.tsx'
import { Button, ButtonLink } from '../../../components/kit/button.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { ConfirmButton } from '../../../components/kit/overlay/confirm-button.tsx'
import type { Applicant, Applicants as Loaded } from '../../../market/load-applicants.server.ts'
import type { Told } from '../../../market/tell-home.server.ts'
import { sayReasons } from './say-reasons.ts'

type ApplicantsProps = { applicants: Loaded; home: string }

/** Who might take this home, the best fit first, with why; one press tells them of it. */
export function Applicants({ applicants: { leads, isOpen }, home }: ApplicantsProps) {
  const { run, busy, data } = useAction<Told>('/applicants/tell')
  const words = listingWords()
  if (leads.length === 0) {
    return (
      <EmptyState icon={Users} title={words.noApplicant}>
        {words.noApplicantHint}
      </EmptyState>
    )
  }
  const tell = (ids: readonly string[]) => run({ listingId: home, leads: ids.join(' ') })
  const open = leads.filter((lead) => lead.isTheirs && lead.way.by !== null)
  return (
    <div className="grid gap-1 p-2">
      {!isOpen && <p className="px-2 py-1 text-xs text-muted">{marketWords().applicants.notNow}</p>}
      {isOpen && open.length > 1 && (
        <TellAll count={open.length} busy={busy} tell={() => tell(open.map(({ id }) => id))} />
      )}
      <p role="status" className="px-2 text-xs text-muted empty:hidden">
        {data && sayTold(data, leads)}
      </p>
      <ul className="grid gap-0.5">
        {leads.map((lead) => (
          <Row
            key={lead.id}
            lead={lead}
            home={home}
            isOpen={isOpen}
            busy={busy}
            tell={() => tell([lead.id])}
          />
        ))}
      </ul>
    </div>
  )
}

function TellAll({ count, busy, tell }: { count: number; busy: boolean; tell: () => void }) {
  const words = marketWords().applicants
  return (
    <ConfirmButton
      className="justify-self-end"
      disabled={busy}
      action={words.all(count)}
      icon={<Send className="size-3.5 rtl:-scale-x-100" aria-hidden />}
      title={words.allTitle(count)}
      description={words.allWhy}
      onConfirm={tell}
    />
  )
}

type RowProps = {
  lead: Applicant
  home: string
  isOpen: boolean
  busy: boolean
  tell: () => void
}

function Row({ lead, home, isOpen, busy, tell }: RowProps) {
  const words = listingWords()
  const name = lead.name ?? lead.reference
  const forLead = shortlistWords().forLead(name)
  const reasons = sayReasons(lead.reasons)
  return (
    <li className="rounded-md px-2 py-1.5 hover:bg-hover">
      <div className="flex items-center gap-1">
        <Link
          to={`/leads/${lead.id}`}
          className="flex min-w-0 flex-1 items-center gap-2.5 rounded-md py-0.5"
        >
          {isStage(lead.stage) && <StageIcon stage={lead.stage} />}
          <span className="min-w-0 flex-1 truncate font-medium" dir="auto">
            {name}
          </span>
          <span className="truncate text-xs text-muted">{lead.ownerName ?? words.unowned}</span>
        </Link>
        <ButtonLink
          to={`/leads/${lead.id}?pick=${home}`}
          variant="quiet"
          size="iconSm"
          aria-label={forLead}
          title={forLead}
        >
          <ListPlus className="size-3.5" aria-hidden />
        </ButtonLink>
      </div>
      <p className="text-xs text-muted">
        {[reasons && marketWords().applicants.because(reasons), formatBudget(null, lead.budgetMax)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Telling lead={lead} name={name} isOpen={isOpen} busy={busy} tell={tell} />
    </li>
  )
}

type TellingProps = Omit<RowProps, 'home'> & { name: string }

/** The press that tells them; or that they know of it, or why they are not told by a press. */
function Telling({ lead, name, isOpen, busy, tell }: TellingProps) {
  const words = marketWords().applicants
  const { shown, way, isTheirs } = lead
  if (shown) {
    return (
      <p className="text-xs text-muted">
        {words.shown} <RelativeTime at={shown.at} />
        {shown.answer
          ? ` · ${words.answers[shown.answer]}`
          : shown.openedAt && ` · ${words.opened}`}
      </p>
    )
  }
  if (way.by === null || !isTheirs) {
    const why = way.by === null ? way.why : 'colleagues'
    return <p className="text-xs text-muted">{words.why[isTheirs ? why : 'colleagues']}</p>
  }
  if (!isOpen) return null
  return (
    <Button
      size="sm"
      variant="quiet"
      disabled={busy}
      aria-label={words.tellName(name, words.by[way.by])}
      onClick={tell}
    >
      <Send className="size-3.5 rtl:-scale-x-100" aria-hidden /> {words.tell} {words.by[way.by]}
    </Button>
  )
}

/** How many were told, and who was not and why. */
function sayTold({ told, left }: Told, leads: readonly Applicant[]): string {
  const words = marketWords().applicants
  const why = (key: string) =>
    Object.hasOwn(words.why, key) ? words.why[key as keyof typeof words.why] : key
  const named = ({ lead }: { lead: string }) => {
    const found = leads.find(({ id }) => id === lead)
    return isolate(found?.name ?? found?.reference ?? '–')
  }
  const reasons = Map.groupBy(left, (one) => one.why)
  return formatWords().list([
    words.toldCount(told.length),
    ...[...reasons].map(([key, of]) => words.leftOut(formatWords().list(of.map(named)), why(key))),
  ])
}
