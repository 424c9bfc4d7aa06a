import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { isLeadStage } from '#domain/lead/fields.ts'
import { propertyTitle } from '#domain/property/property.ts'
import { contactWords } from '#words/contacts.ts'
import { listLabel } from '../../house/lists.ts'
import { CallStateBadge } from '../../components/business/call/call-state.tsx'
import { StageBadge } from '../../components/business/stage.tsx'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { formatShare } from '../../components/format/format-share.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Badge } from '../../components/kit/badge.tsx'
import { MergesToUndo } from '../../merge/merges-to-undo.tsx'
import { Button, ButtonLink } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'
import { type PairAction, usePairAction } from '../../duplicates/use-pair-action.ts'
import type { LoadedContact } from './contact-loader.server.ts'

/** What hangs on a contact, who may be the same, and which merges can be taken back. */
export function RelatedPanel({ page }: { page: LoadedContact }) {
  const { related, likely, merges, may, id } = page
  const action = usePairAction()
  return (
    <div className="grid gap-6 p-4">
      {may.merge && <MergesToUndo merges={merges} action={`/contacts/${id}`} />}
      {likely.length > 0 && <Likely id={id} likely={likely} action={may.merge ? action : null} />}
      <Wishes id={id} related={related} />
      <Meetings related={related} />
    </div>
  )
}

type RelatedProps = { related: LoadedContact['related'] }

/** What they want: leads, and the wording that brought them. */
function Wishes({ id, related }: RelatedProps & { id: string }) {
  const words = contactWords()
  return (
    <>
      <Part title={words.leads} items={related.leads}>
        {(lead) => (
          <RowLink to={`/leads/${lead.id}`} at={lead.createdAt}>
            {isLeadStage(lead.stage) && <StageBadge stage={lead.stage} />}
            <span>{lead.reference}</span>
          </RowLink>
        )}
      </Part>
      <Part title={words.enquiries} items={related.enquiries}>
        {(enquiry) => (
          <RowLink
            to={enquiry.leadId ? `/leads/${enquiry.leadId}` : `/contacts/${id}`}
            at={enquiry.receivedAt}
            text={enquiry.message || words.noMessage}
          >
            <Badge>{listLabel('source', enquiry.source)}</Badge>
            {enquiry.listing && (
              <span className="truncate text-faint">{words.ofListing(enquiry.listing)}</span>
            )}
          </RowLink>
        )}
      </Part>
    </>
  )
}

/** Where they were spoken to, and what is theirs. */
function Meetings({ related }: RelatedProps) {
  const words = contactWords()
  return (
    <>
      <Part title={words.calls} items={related.calls}>
        {(call) => (
          <RowLink
            to={`/calls/${call.id}`}
            at={call.startedAt ?? call.createdAt}
            text={call.summary}
          >
            <CallStateBadge state={call.state} />
          </RowLink>
        )}
      </Part>
      <Part title={words.viewings} items={related.viewings}>
        {(viewing) => (
          <RowLink
            to={viewing.listingId ? `/listings/${viewing.listingId}` : '/viewings'}
            at={viewing.startsAt}
          >
            <span className="truncate">{viewing.listing ?? words.viewings}</span>
          </RowLink>
        )}
      </Part>
      {related.properties.length > 0 && (
        <Part title={words.owns} items={related.properties}>
          {(property) => (
            <RowLink to={`/properties/${property.id}`}>
              <bdi className="truncate">{propertyTitle(property) ?? words.property}</bdi>
              {property.share !== null && (
                <span className="ms-auto shrink-0 text-xs text-faint">
                  {formatShare(property.share)}
                </span>
              )}
            </RowLink>
          )}
        </Part>
      )}
    </>
  )
}

type PartProps<Item> = {
  title: string
  items: readonly Item[]
  children: (item: Item) => ReactNode
}

function Part<Item extends { id: string }>({ title, items, children }: PartProps<Item>) {
  return (
    <Section title={title} count={items.length}>
      {items.length === 0 && <p className="text-sm text-faint">{contactWords().nothingYet}</p>}
      <ul className="-mx-2">
        {items.map((item) => (
          <li key={item.id}>{children(item)}</li>
        ))}
      </ul>
    </Section>
  )
}

type RowLinkProps = { to: string; at?: string; text?: string; children: ReactNode }

function RowLink({ to, at, text, children }: RowLinkProps) {
  return (
    <Link to={to} className="block rounded-md px-2 py-1.5 text-sm hover:bg-hover">
      <span className="flex min-w-0 items-center gap-2">
        {children}
        {at && <RelativeTime at={at} className="ms-auto shrink-0 text-xs text-faint" />}
      </span>
      {text && (
        <span dir="auto" className="mt-0.5 line-clamp-2 text-muted text-page-start">
          {text}
        </span>
      )}
    </Link>
  )
}

type LikelyProps = {
  id: string
  likely: LoadedContact['likely']
  /** Null where the reader may not merge them. */
  action: PairAction | null
}

function Likely({ id, likely, action }: LikelyProps) {
  const words = contactWords()
  return (
    <Section title={words.likely.title} count={likely.length}>
      <ul className="-mx-2">
        {likely.map((other) => {
          const name = other.name ?? (other.phone ? formatPhone(other.phone) : words.nameless)
          return (
            <li key={other.id} className="grid gap-1 rounded-md px-2 py-1.5 text-sm">
              <Link to={`/contacts/${other.id}`} className="w-fit font-medium hover:underline">
                <bdi>{name}</bdi>
              </Link>
              <span className="text-xs text-faint">{words.likely.because[other.because]}</span>
              {action && (
                <span className="flex flex-wrap gap-1">
                  <ButtonLink size="sm" to={`/contacts/${id}/merge/${other.id}`}>
                    {words.likely.compare}
                  </ButtonLink>
                  <Button
                    size="sm"
                    variant="quiet"
                    disabled={action.busy}
                    aria-label={`${words.duplicates.different}: ${name}`}
                    onClick={() => action.decide('different', [id, other.id])}
                  >
                    {words.duplicates.different}
                  </Button>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
