import { PROPERTY_FACTS } from '#domain/property/fields.ts'
import { propertyName, propertyTitle } from '#domain/property/property.ts'
import { propertyWords } from '#words/properties.ts'
import { RecordFiles } from '../../components/files/record-files.tsx'
import { Avatar, NobodyAvatar } from '../../components/kit/avatar.tsx'
import { Tabs } from '../../components/kit/tabs.tsx'
import { Page } from '../../frame/page.tsx'
import { RecordFieldsProvider } from '../../live/fields/record-fields.tsx'
import { useRowFields } from '../../live/fields/use-row-fields.ts'
import { isInTheMaking } from '#domain/listing/status.ts'
import { useChanges } from '../../live/use-changes.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { ListingsOfProperty } from './listings-of-property.tsx'
import { OwnerList } from './owner-list.tsx'
import { PropertyFieldGroups } from './property-fields.tsx'
import type { LoadedProperty } from './property-loader.server.ts'
import { PropertyTimeline } from './property-timeline.tsx'
import { ViewingsOfProperty } from './viewings-of-property.tsx'

/** A home, apart from how it was ever offered: its facts, whose it is, and what happened with it. */
export function PropertyPage({ page }: { page: LoadedProperty }) {
  const { id, property, may, since, files } = page
  const words = propertyWords()
  const address = `/properties/${id}`
  useChanges(`${address}/live`, since)
  const fields = useRowFields({
    document: propertyName(id),
    table: PROPERTY_FACTS,
    values: property,
    action: address,
    mayWrite: may.write,
  })
  const drafts = page.listings.filter(({ status }) => isInTheMaking(status)).length
  return (
    <Page
      title={propertyTitle(property) ?? words.nameless}
      actions={<Keeper id={property.agentId} />}
      panelTitle={words.panel}
      panel={<Panel page={page} />}
    >
      <RecordFieldsProvider fields={fields}>
        <div className="mx-auto grid max-w-4xl gap-8">
          <PropertyFieldGroups />
          {drafts > 0 && may.write && <p className="text-xs text-faint">{words.follows(drafts)}</p>}
          <OwnerList address={address} owners={page.owners} mayWrite={may.write} />
          <ListingsOfProperty address={address} listings={page.listings} mayList={may.write} />
          <RecordFiles record={propertyName(id)} files={files} mayWrite={may.write} />
        </div>
      </RecordFieldsProvider>
    </Page>
  )
}

function Keeper({ id }: { id: string | null }) {
  const face = useWorkspace().face(id)
  const words = propertyWords()
  return (
    <span className="flex items-center gap-2 text-sm" title={words.keeper}>
      {face ? <Avatar face={face} /> : <NobodyAvatar />}
      <span className="max-md:hidden">{face?.name ?? words.nobody}</span>
    </span>
  )
}

function Panel({ page }: { page: LoadedProperty }) {
  const words = propertyWords()
  return (
    <Tabs
      label={words.panel}
      tabs={[
        {
          key: 'timeline',
          label: words.timeline.title,
          content: <PropertyTimeline events={page.events} owners={page.owners} />,
        },
        {
          key: 'viewings',
          label: `${words.viewings.title} ${page.viewings.length || ''}`,
          content: <ViewingsOfProperty viewings={page.viewings} />,
        },
      ]}
    />
  )
}
