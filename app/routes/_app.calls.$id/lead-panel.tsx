import { Link } from '@remix-run/react'
import { ArrowUpRight } from 'lucide-react'
import { useMemo } from 'react'
import { setLeadFields } from '#domain/lead/commands.ts'
import { FURNISHINGS, PERIODS, PROPERTY_TYPES } from '#domain/catalogue.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import type { Lead } from '#domain/lead/lead.ts'
import { AreasField } from '../../components/areas-field.tsx'
import { Avatar, NobodyAvatar } from '../../components/avatar.tsx'
import { DateField } from '../../components/date-field.tsx'
import { ChoiceField, TypedField, YesNoField } from '../../components/record-inputs.tsx'
import { optionsOf } from '../../components/select.tsx'
import { StageBadge } from '../../components/stage.tsx'
import { useWorkspace } from '../../frame/workspace.tsx'
import { RecordFieldsProvider, type RecordFields } from '../../live/record-fields.tsx'
import { announceFocus, usePresence } from '../../live/use-presence.ts'
import type { LiveDocument } from '#live/live-document.ts'

type LeadPanelProps = { leadId: string; lead: Lead; live: LiveDocument | null; mayWrite: boolean }

/** The lead beside its call, live: what is accepted is seen to land here. */
export function LeadPanel({ leadId, lead, live, mayWrite }: LeadPanelProps) {
  const { me, face } = useWorkspace()
  const peers = usePresence(live, me.id)
  const fields = useMemo<RecordFields>(() => {
    const actor = { kind: 'person', id: me.id, role: me.role, teamId: me.teamId } as const
    return {
      table: LEAD_FIELDS,
      values: lead,
      evidence: lead.evidence,
      peers,
      readOnly: !mayWrite || !live,
      write: (field, value) => {
        if (live)
          setLeadFields.apply(
            live.doc,
            { fields: { [field]: value } },
            { actor, now: new Date().toISOString() },
          )
      },
      focus: (field) => announceFocus(live, field),
    }
  }, [lead, live, mayWrite, me, peers])
  const owner = face(lead.ownerId)
  return (
    <RecordFieldsProvider fields={fields}>
      <div className="grid gap-3">
        <header className="flex items-center gap-2.5">
          {owner ? <Avatar face={owner} /> : <NobodyAvatar />}
          <Link
            to={`/leads/${leadId}`}
            className="group flex min-w-0 flex-1 items-center gap-1 text-md font-semibold"
          >
            <span className="truncate group-hover:underline">
              {lead.name ?? lead.reference ?? 'Lead'}
            </span>
            <ArrowUpRight className="size-4 shrink-0 text-faint" aria-hidden />
          </Link>
          {lead.stage && <StageBadge stage={lead.stage} />}
        </header>
        <LeadRequirements />
      </div>
    </RecordFieldsProvider>
  )
}

const INTENTS = { buy: 'Buy', rent: 'Rent', sell: 'Sell', let: 'Let' }
const FINANCING = { cash: 'Cash', mortgage: 'Mortgage', undecided: 'Undecided' }
const TEMPERATURES = { hot: 'Hot', warm: 'Warm', cold: 'Cold' }

function LeadRequirements() {
  return (
    <div className="-me-2 grid gap-0.5">
      <TypedField name="name" />
      <TypedField name="phone" kind="phone" />
      <TypedField name="email" kind="email" />
      <hr className="my-1.5 me-2" />
      <ChoiceField name="intent" options={optionsOf(INTENTS)} />
      <ChoiceField name="propertyType" options={optionsOf(PROPERTY_TYPES)} />
      <AreasField name="areas" />
      <TypedField name="bedrooms" kind="whole" />
      <TypedField name="budgetMin" kind="money" unit="AED" />
      <TypedField name="budgetMax" kind="money" unit="AED" />
      <ChoiceField name="budgetPeriod" options={optionsOf(PERIODS)} />
      <DateField name="moveDate" />
      <hr className="my-1.5 me-2" />
      <ChoiceField name="furnishing" options={optionsOf(FURNISHINGS)} />
      <YesNoField name="pets" />
      <TypedField name="parking" kind="whole" />
      <ChoiceField name="financing" options={optionsOf(FINANCING)} />
      <ChoiceField name="temperature" options={optionsOf(TEMPERATURES)} />
      <DateField name="nextFollowUpAt" withTime />
    </div>
  )
}
