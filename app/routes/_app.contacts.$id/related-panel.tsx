import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { isLeadStage } from '#domain/lead/fields.ts'
import { propertyTitle } from '#domain/property/property.ts'
import { contactWords } from '#words/contacts.ts'
import { listLabel } from '../../house/lists.ts'
import { CallStateBadge } from '../../components/business/call-state.tsx'
import { StageBadge } from '../../components/business/stage.tsx'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { formatShare } from '../../components/format/format-share.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Badge } from '../../components/kit/badge.tsx'
import { MergesToUndo } from '../../merge/merges-to-undo.tsx'
import { Section } from '../../components/kit/card.tsx'
import type { LoadedContact } from './contact-loader.server.ts'

/** What hangs on a contact, who may be the same, and which merges can be taken back. */
export function RelatedPanel({ page }: { page: LoadedContact }) {
  const { related, likely, merges, may, id } = page
  return (
    <div className="grid gap-6 p-4">
      {may.merge && <MergesToUndo merges={merges} action={`/contacts/${id}`} />}
      {likely.length > 0 && <Likely id={id} likely={likely} mayMerge={may.merge} />}
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

type LikelyProps = { id: string; likely: LoadedContact['likely']; mayMerge: boolean }

function Likely({ id, likely, mayMerge }: LikelyProps) {
  const words = contactWords()
  return (
    <Section title={words.likely.title} count={likely.length}>
      <ul className="-mx-2">
        {likely.map((other) => (
          <li key={other.id} className="flex items-center gap-2 rounded-md px-2 py-1.5 text-sm">
            <span className="min-w-0 flex-1">
              <Link to={`/contacts/${other.id}`} className="font-medium hover:underline">
                <bdi>{other.name ?? (other.phone ? formatPhone(other.phone) : words.nameless)}</bdi>
              </Link>
              <span className="block text-xs text-faint">
                {words.likely.because[other.because]}
              </span>
            </span>
            {mayMerge && (
              <Link
                to={`/contacts/${id}/merge/${other.id}`}
                className="shrink-0 text-accent hover:underline"
              >
                {words.likely.compare}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
