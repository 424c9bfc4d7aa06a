import { FURNISHINGS, PERIODS, PROPERTY_TYPES } from '#domain/catalogue.ts'
import { Section } from '../../components/card.tsx'
import { DateField } from '../../components/date-field.tsx'
import { ChoiceField, TypedField, YesNoField } from '../../components/record-inputs.tsx'
import { optionsOf } from '../../components/select.tsx'
import { useWorkspace } from '../../frame/workspace.tsx'
import { useRecordField } from '../../live/record-fields.tsx'

/** What a home is and costs, in the order in which one is asked. */
export function ListingFieldGroups() {
  const { areas } = useWorkspace()
  const isRent = useRecordField('purpose').value === 'rent'
  return (
    <div className="grid gap-x-10 gap-y-7 lg:grid-cols-2">
      <Section title="Offer">
        <ChoiceField name="purpose" options={optionsOf({ sale: 'Sale', rent: 'Rent' })} />
        <TypedField name="price" kind="money" unit="AED" placeholder="AED, 95k or 1.2m" />
        {isRent && <ChoiceField name="rentPeriod" options={optionsOf(PERIODS)} />}
        <DateField name="availableFrom" />
        <YesNoField name="offPlan" />
      </Section>
      <Section title="Place">
        <ChoiceField
          name="area"
          options={areas.map(({ key, name }) => ({ value: key, label: name }))}
        />
        <TypedField name="building" />
        <TypedField name="unit" />
        <TypedField name="floor" kind="whole" />
        <TypedField name="view" />
      </Section>
      <Section title="Home">
        <ChoiceField name="propertyType" options={optionsOf(PROPERTY_TYPES)} />
        <TypedField name="bedrooms" kind="whole" placeholder="Add, or studio" />
        <TypedField name="bathrooms" kind="whole" />
        <TypedField name="sizeSqft" kind="whole" unit="sq ft" placeholder="Square feet" />
        <ChoiceField name="furnishing" options={optionsOf(FURNISHINGS)} />
        <TypedField name="parking" kind="whole" />
        <YesNoField name="petsAllowed" />
      </Section>
      <Section title="Papers">
        <TypedField name="permitNumber" placeholder="Trakheesi permit, 6 to 16 digits" />
        <TypedField
          name="serviceCharge"
          kind="whole"
          unit="AED per sq ft"
          placeholder="AED per sq ft"
        />
        <TypedField name="titleAr" placeholder="العنوان بالعربية" />
      </Section>
    </div>
  )
}
