import { Link } from '@remix-run/react'
import { ArrowUpRight } from 'lucide-react'
import { callWords } from '#words/call.ts'
import { labelWords } from '#words/labels.ts'
import { AreasField } from '../../../components/record/areas-field.tsx'
import { Avatar, NobodyAvatar } from '../../../components/kit/avatar.tsx'
import { DateField } from '../../../components/record/date-field.tsx'
import {
  ChoiceField,
  ListedField,
  TypedField,
  YesNoField,
} from '../../../components/record/record-inputs.tsx'
import { optionsOf } from '../../../components/kit/select.tsx'
import { StageBadge } from '../../../components/business/stage.tsx'
import { useWorkspace } from '../../../workspace/workspace.tsx'
import { RecordFieldsProvider } from '../../../live/fields/record-fields.tsx'
import { ContactLink } from '../../../components/business/contact-link.tsx'
import {
  type LeadWithContact,
  useLeadAndContactFields,
} from '../../../live/fields/use-lead-with-contact.ts'
import type { LiveDocument } from '#live/live-document.ts'

type LeadPanelProps = {
  leadId: string
  shown: LeadWithContact
  live: LiveDocument | null
  mayWrite: boolean
}

/** The lead beside its call, live: what is accepted is seen to land here. */
export function LeadPanel({ leadId, shown, live, mayWrite }: LeadPanelProps) {
  const { face } = useWorkspace()
  const { lead } = shown
  const { ofLead, ofPerson } = useLeadAndContactFields(live, { ...shown, id: leadId, mayWrite })
  const owner = face(lead.ownerId)
  return (
    <RecordFieldsProvider fields={ofLead}>
      <div className="grid gap-3">
        <header className="flex items-center gap-2.5">
          {owner ? <Avatar face={owner} /> : <NobodyAvatar />}
          <Link
            to={`/leads/${leadId}`}
            className="group flex min-w-0 flex-1 items-center gap-1 text-md font-semibold"
          >
            <span className="truncate group-hover:underline">
              {lead.name ?? lead.reference ?? callWords().lead}
            </span>
            <ArrowUpRight className="size-4 shrink-0 text-faint" aria-hidden />
          </Link>
          {lead.stage && <StageBadge stage={lead.stage} />}
        </header>
        {lead.contactId && <ContactLink id={lead.contactId} />}
        <RecordFieldsProvider fields={ofPerson}>
          <Person />
        </RecordFieldsProvider>
        <LeadRequirements />
      </div>
    </RecordFieldsProvider>
  )
}

function Person() {
  return (
    <div className="-me-2 grid gap-0.5">
      <TypedField name="name" />
      <TypedField name="phone" kind="phone" />
      <TypedField name="email" kind="email" />
    </div>
  )
}

function LeadRequirements() {
  const labels = labelWords()
  return (
    <div className="-me-2 grid gap-0.5">
      <ChoiceField name="intent" options={optionsOf(labels.intents)} />
      <ListedField name="propertyType" kind="propertyType" />
      <AreasField name="areas" />
      <TypedField name="bedrooms" kind="bedrooms" />
      <TypedField name="budgetMin" kind="money" />
      <TypedField name="budgetMax" kind="money" />
      <ChoiceField name="budgetPeriod" options={optionsOf(labels.periods)} />
      <DateField name="moveDate" />
      <hr className="my-1.5 me-2" />
      <ChoiceField name="furnishing" options={optionsOf(labels.furnishings)} />
      <YesNoField name="pets" />
      <TypedField name="parking" kind="whole" />
      <ChoiceField name="financing" options={optionsOf(labels.financing)} />
      <ChoiceField name="temperature" options={optionsOf(labels.temperatures)} />
      <DateField name="nextFollowUpAt" withTime />
    </div>
  )
}
