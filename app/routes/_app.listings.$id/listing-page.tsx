import type { MatchingLead, SimilarListing } from '#db/pace/matches.ts'
import type { EntityEvent } from '#domain/event.ts'
import { LISTING_FIELDS } from '#domain/listing/fields.ts'
import type { Listing } from '#domain/listing/listing.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { Avatar, NobodyAvatar } from '../../components/avatar.tsx'
import { Section } from '../../components/card.tsx'
import { RefusedNotice } from '../../components/refused-notice.tsx'
import { RichText } from '../../components/rich-text.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { Page } from '../../frame/page.tsx'
import { HistoryButton } from '../../history/history-button.tsx'
import { useWorkspace } from '../../frame/workspace.tsx'
import { RecordFieldsProvider } from '../../live/record-fields.tsx'
import { useShowLive } from '../../live/shown-live.tsx'
import { useLiveDocument } from '../../live/use-live-document.tsx'
import { useRefreshOnChange } from '../../live/use-refresh-on-change.ts'
import { ListingFieldGroups } from './listing-fields.tsx'
import { ListingHeadline } from './listing-headline.tsx'
import { MatchingLeads, SimilarListings } from './listing-matches.tsx'
import { ListingTimeline } from './listing-timeline.tsx'
import { MediaStrip } from './media-strip.tsx'
import { PortalsPanel } from './portals-panel.tsx'
import { StatusMenu } from './status-menu.tsx'
import { useListing, useListingFields } from './use-listing.ts'

type ListingPageProps = {
  id: string
  listing: Listing
  leads: readonly MatchingLead[]
  similar: readonly SimilarListing[]
  events: readonly EntityEvent[]
  may: { write: boolean; publish: boolean }
}

/** A listing that several people write at once, with where it is published and who might take it. */
export function ListingPage({ listing: rendered, ...page }: ListingPageProps) {
  const { id, may } = page
  const { face } = useWorkspace()
  const live = useLiveDocument(`listing:${id}`)
  useShowLive(live, 'record')
  const listing = useListing(live, rendered)
  const fields = useListingFields(live, listing, may.write)
  useRefreshOnChange(live)
  const agent = face(listing.agentId)
  return (
    <Page
      title={listing.reference ?? 'Listing'}
      aside={<StatusMenu id={id} status={listing.status} mayWrite={may.write} />}
      actions={
        <span className="flex items-center gap-2 text-sm">
          <HistoryButton document={`listing:${id}`} mayRestore={may.write} />
          {agent ? <Avatar face={agent} /> : <NobodyAvatar />}
          <span className="max-md:hidden">{agent?.name ?? 'No agent'}</span>
        </span>
      }
      panelTitle="Portals and matches"
      panel={
        <ListingPanel {...page} listing={listing} mayPublish={page.may.publish && live !== null} />
      }
    >
      <RecordFieldsProvider fields={fields}>
        <div className="mx-auto grid max-w-4xl gap-8">
          <RefusedNotice live={live} table={LISTING_FIELDS} />
          <ListingHeadline listing={listing} />
          <MediaStrip />
          <ListingFieldGroups />
          <ListingTexts live={live} readOnly={!may.write} />
        </div>
      </RecordFieldsProvider>
    </Page>
  )
}

type ListingPanelProps = Omit<ListingPageProps, 'may'> & { mayPublish: boolean }

function ListingPanel({ id, listing, leads, similar, events, mayPublish }: ListingPanelProps) {
  return (
    <div className="grid gap-4">
      <div className="p-4 pb-0">
        <PortalsPanel id={id} listing={listing} mayPublish={mayPublish} />
      </div>
      <Tabs
        label="About this listing"
        tabs={[
          {
            key: 'leads',
            label: `Applicants ${leads.length || ''}`,
            content: <MatchingLeads leads={leads} />,
          },
          { key: 'similar', label: 'Compare', content: <SimilarListings listings={similar} /> },
          { key: 'timeline', label: 'Timeline', content: <ListingTimeline events={events} /> },
        ]}
      />
    </div>
  )
}

function ListingTexts({ live, readOnly }: { live: LiveDocument | null; readOnly: boolean }) {
  return (
    <>
      <Section title="Description">
        <RichText
          live={live}
          fragment="description"
          readOnly={readOnly}
          label="Description"
          placeholder="What makes this home worth seeing?"
        />
      </Section>
      <Section title="Notes for colleagues">
        <RichText
          live={live}
          fragment="notes"
          readOnly={readOnly}
          label="Notes for colleagues"
          placeholder="Keys, access, what the owner said"
        />
      </Section>
    </>
  )
}
