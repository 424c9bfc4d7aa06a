import { formatWords } from '#words/format.ts'
import { listingWords } from '#words/listing.ts'
import { labelWords } from '#words/labels.ts'
import { useHouse } from '../../house/use-house.tsx'
import { Section } from '../../components/kit/card.tsx'
import { AmenitiesField } from '../../components/record/amenities-field.tsx'
import { DateField } from '../../components/record/date-field.tsx'
import {
  ChoiceField,
  ListedField,
  TypedField,
  YesNoField,
} from '../../components/record/record-inputs.tsx'
import { optionsOf } from '../../components/kit/select.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { MandateFields } from './editor/mandate-fields.tsx'
import { useRecordField } from '../../live/fields/record-fields.tsx'
import { sizeUnit } from '../../components/format/format-size.ts'

/** What a home is and costs, in the order in which one is asked. */
export function ListingFieldGroups() {
  const { areas } = useWorkspace()
  const { currency } = useHouse()
  const words = listingWords()
  const labels = labelWords()
  const isRent = useRecordField('purpose').value === 'rent'
  const isOffPlan = useRecordField('offPlan').value === true
  return (
    <div className="grid gap-x-10 gap-y-7 lg:grid-cols-2">
      <Section title={words.groups.offer}>
        <ChoiceField name="purpose" options={optionsOf(words.purposes)} />
        <TypedField name="price" kind="money" placeholder={words.amountHint(currency)} />
        {isRent && <ChoiceField name="rentPeriod" options={optionsOf(labels.periods)} />}
        <DateField name="availableFrom" />
        <YesNoField name="offPlan" />
      </Section>
      <Section title={words.groups.place}>
        <ChoiceField
          name="area"
          options={areas.map(({ key, name }) => ({ value: key, label: name }))}
        />
        <TypedField name="building" />
        <TypedField name="unit" />
        <TypedField name="floor" kind="floor" />
        <TypedField name="view" />
      </Section>
      <Section title={words.groups.home}>
        <ListedField name="propertyType" kind="propertyType" />
        <TypedField name="bedrooms" kind="bedrooms" placeholder={words.addOrStudio} />
        <TypedField name="bathrooms" kind="whole" />
        <TypedField name="sizeSqft" kind="size" placeholder={words.sizeHint} />
        <ChoiceField name="furnishing" options={optionsOf(labels.furnishings)} />
        <TypedField name="parking" kind="whole" />
        <YesNoField name="petsAllowed" />
        <AmenitiesField name="amenities" />
      </Section>
      <Section title={words.groups.papers}>
        <TypedField name="permitNumber" kind="permit" placeholder={words.permitHint} />
        <DateField name="permitEndsOn" />
        <TypedField
          name="serviceCharge"
          kind="rate"
          unit={`${formatWords().currency(currency)} / ${sizeUnit()}`}
        />
        <TypedField name="videoUrl" placeholder={words.videoHint} />
      </Section>
      <MandateFields />
      {isOffPlan && <OffPlanFields />}
    </div>
  )
}

/** Of a home that is not built yet: who builds it, when it is handed over, and what is paid when. */
function OffPlanFields() {
  const words = listingWords()
  return (
    <Section title={words.groups.offPlan}>
      <ChoiceField name="offPlanSale" options={optionsOf(words.offPlanSales)} />
      <TypedField name="developer" />
      <DateField name="handoverOn" />
      <TypedField name="paymentPlan" placeholder={words.paymentPlanHint} />
      <TypedField name="originalPrice" kind="money" />
      <TypedField name="amountPaid" kind="money" />
      <TypedField name="dldWaiver" kind="whole" unit="%" />
    </Section>
  )
}
