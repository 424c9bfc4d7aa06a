import type { EntityEvent } from '#domain/record/event.ts'
import { documentName } from '#domain/documents/documents.ts'
import { LISTING_FIELDS } from '#domain/listing/fields.ts'
import type { Listing } from '#domain/listing/listing.ts'
import type { Captions } from '#domain/listing/captions.ts'
import type { FoundPlan } from '#db/pace/viewings/showings.ts'
import type { MediaItem } from '#domain/listing/media.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { listingWords } from '#words/listing.ts'
import { Avatar, NobodyAvatar } from '../../components/kit/avatar.tsx'
import { BookButton } from '../../booking/book-button.tsx'
import { Filing } from '../../components/business/filing.tsx'
import { PropertyLink } from '../../components/business/property-link.tsx'
import { Section } from '../../components/kit/card.tsx'
import { OverlapNotice } from '../../components/live/overlap-notice.tsx'
import { RefusedNotice } from '../../components/live/refused-notice.tsx'
import { RichText } from '../../components/rich-text/rich-text.tsx'
import { Tabs } from '../../components/kit/tabs.tsx'
import { isPhoto } from '#domain/file/file-kind.ts'
import { RecordFiles } from '../../components/files/record-files.tsx'
import type { FileView } from '../../files/record/file-view.ts'
import { Page } from '../../frame/page.tsx'
import { HistoryButton } from '../../history/history-button.tsx'
import type { Applicants as LoadedApplicants } from '../../market/load-applicants.server.ts'
import type { Market } from '../../market/load-market.server.ts'
import type { OwnerSide } from '../../owner-report/load-owner-side.server.ts'
import type { Origin } from '../../new-listing/load-origin.server.ts'
import { ShowingSection } from '../../showing/showing-section.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { RecordFieldsProvider } from '../../live/fields/record-fields.tsx'
import { useShowLive } from '../../live/document/shown-live.tsx'
import { useLiveDocument } from '../../live/document/use-live-document.tsx'
import { useRefreshOnChange } from '../../live/use-refresh-on-change.ts'
import { CopyButton } from './editor/copy-button.tsx'
import { Descriptions } from './editor/descriptions.tsx'
import { ListingFieldGroups } from './listing-fields.tsx'
import { OriginLink } from './origin-link.tsx'
import { ListingHeadline } from './listing-headline.tsx'
import { Applicants } from './market/applicants.tsx'
import { Comparables } from './market/comparables.tsx'
import { MarketSection } from './market/market-section.tsx'
import { OwnerSection } from './owner/owner-section.tsx'
import { ListingTimeline } from './timeline/listing-timeline.tsx'
import { FloorPlans } from './photos/floor-plans.tsx'
import { Photos } from './photos/photos.tsx'
import type { PortalNotes } from './portals/portal-notes.server.ts'
import { type PortalFacts, PortalsPanel } from './portals/portals-panel.tsx'
import { ReviewBar } from './review/review-bar.tsx'
import { StatusMenu } from './status-menu.tsx'
import { useListing, useListingFields } from './use-listing.ts'

type ListingPageProps = {
  id: string
  /** The last of the log before it was read. */
  since: number
  listing: Listing
  applicants: LoadedApplicants
  market: Market
  ownerSide: OwnerSide
  events: readonly EntityEvent[]
  files: readonly FileView[]
  portalNotes: PortalNotes
  showing: FoundPlan
  origin: Origin | null
  media: readonly MediaItem[]
  captions: Captions
  /** As it was when the page was asked for. */
  description: string
  portals: PortalFacts
  may: { write: boolean; publish: boolean; approve: boolean; archive: boolean }
}

/** A listing that several people write at once, with where it is published and who might take it. */
export function ListingPage({ listing: rendered, ...page }: ListingPageProps) {
  const { id, may } = page
  const record = documentName('listing', id)
  const live = useLiveDocument(record)
  useShowLive(live, 'record')
  const listing = useListing(live, rendered)
  const fields = useListingFields(live, { id, listing, mayWrite: may.write })
  useRefreshOnChange('listing', id, page.since)
  const words = listingWords()
  return (
    <Page
      title={listing.reference ?? words.listing}
      aside={<StatusMenu id={id} listing={listing} mayWrite={may.write} mayApprove={may.approve} />}
      actions={
        <span className="flex items-center gap-2 text-sm">
          <CopyButton id={id} />
          <BookHome id={id} listing={listing} />
          <HistoryButton document={record} mayRestore={may.write} />
          <Agent id={listing.agentId} />
        </span>
      }
      panelTitle={words.panel}
      panel={
        <ListingPanel
          {...page}
          live={live}
          listing={listing}
          mayPublish={page.may.publish && live !== null}
        />
      }
    >
      <RecordFieldsProvider fields={fields}>
        <div className="mx-auto grid max-w-4xl gap-8">
          <RefusedNotice live={live} table={LISTING_FIELDS} />
          <OverlapNotice live={live} fields={fields} />
          <ReviewBar
            id={id}
            listing={listing}
            may={may}
            live={live}
            description={page.description}
            beside={page.portals.beside}
          />
          <ListingParts {...page} listing={listing} live={live} />
        </div>
      </RecordFieldsProvider>
    </Page>
  )
}

type ListingPartsProps = Omit<ListingPageProps, 'applicants' | 'events' | 'portals'> & {
  live: LiveDocument | null
}

/** What the listing says, from its name to its papers, in the order in which it is made. */
function ListingParts({
  id,
  may,
  files,
  listing,
  live,
  description,
  media,
  captions,
  market,
  ownerSide,
  showing,
  origin,
}: ListingPartsProps) {
  const record = documentName('listing', id)
  return (
    <>
      <Filing
        document={record}
        tags={listing.tags ?? []}
        archivedAt={listing.archivedAt}
        mayWrite={may.write}
        mayArchive={may.archive}
      />
      <ListingHeadline listing={listing} />
      {listing.propertyId && <PropertyLink id={listing.propertyId} />}
      {origin && <OriginLink origin={origin} />}
      <Photos
        record={record}
        live={live}
        media={media}
        captions={captions}
        pictures={files.filter(isPhoto)}
        mayWrite={may.write}
      />
      <FloorPlans
        record={record}
        plans={files.filter(({ kind }) => kind === 'floorPlan')}
        mayWrite={may.write}
      />
      <ListingFieldGroups />
      <ShowingSection listingId={id} showing={showing} mayWrite={may.write} />
      <OwnerSection id={id} listing={listing} side={ownerSide} />
      <MarketSection market={market} home={listing} />
      <Descriptions live={live} readOnly={!may.write} description={description} />
      <Notes live={live} readOnly={!may.write} />
      <RecordFiles
        record={record}
        files={files.filter((file) => !isPhoto(file) && file.kind === null)}
        mayWrite={may.write}
        plans
      />
    </>
  )
}

function Agent({ id }: { id: string | null | undefined }) {
  const { face } = useWorkspace()
  const agent = face(id)
  return (
    <>
      {agent ? <Avatar face={agent} /> : <NobodyAvatar />}
      <span className="max-md:hidden">{agent?.name ?? listingWords().noAgent}</span>
    </>
  )
}

function BookHome({ id, listing }: { id: string; listing: Listing }) {
  if (listing.archivedAt) return null
  const label = listing.title ?? listing.reference ?? listingWords().listing
  return <BookButton home={{ id, label }} />
}

type ListingPanelProps = Omit<ListingPageProps, 'may'> & {
  mayPublish: boolean
  live: LiveDocument | null
}

function ListingPanel({ id, listing, applicants, market, events, ...page }: ListingPanelProps) {
  const words = listingWords()
  return (
    <div className="grid gap-4">
      <div className="p-4 pb-0">
        <PortalsPanel
          id={id}
          listing={listing}
          facts={page.portals}
          notes={page.portalNotes}
          live={page.live}
          description={page.description}
          photos={
            page.files.filter(isPhoto).length + page.media.filter((one) => 'url' in one).length
          }
          floorPlans={page.files.filter(({ kind }) => kind === 'floorPlan').length}
          mayPublish={page.mayPublish}
        />
      </div>
      <Tabs
        label={words.about}
        tabs={[
          {
            key: 'leads',
            label: `${words.applicants} ${applicants.leads.length || ''}`,
            content: <Applicants applicants={applicants} home={id} />,
          },
          {
            key: 'similar',
            label: words.compare,
            content: <Comparables homes={market.comparables} />,
          },
          {
            key: 'timeline',
            label: words.timelineTab,
            content: <ListingTimeline events={events} />,
          },
        ]}
      />
    </div>
  )
}

function Notes({ live, readOnly }: { live: LiveDocument | null; readOnly: boolean }) {
  const words = listingWords()
  return (
    <Section title={words.notes}>
      <RichText
        live={live}
        fragment="notes"
        readOnly={readOnly}
        label={words.notes}
        placeholder={words.notesHint}
      />
    </Section>
  )
}
