import { XMLBuilder } from 'fast-xml-parser'
import type { EdmType, Field, Link, Resource } from '#domain/odata/model.ts'
import { RESOURCES } from '#domain/reso/resources.ts'

const NAMESPACE = 'org.reso.metadata'
/** RCP-32: which lookup of the Lookup resource a field's values are of. */
const VOCABULARY = 'RESO.OData.Metadata'

const EDM: Record<EdmType, Record<string, string>> = {
  string: { '@_Type': 'Edm.String' },
  int: { '@_Type': 'Edm.Int64' },
  decimal: { '@_Type': 'Edm.Decimal', '@_Precision': '18', '@_Scale': '2' },
  date: { '@_Type': 'Edm.Date' },
  instant: { '@_Type': 'Edm.DateTimeOffset', '@_Precision': '3' },
  boolean: { '@_Type': 'Edm.Boolean' },
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  suppressEmptyNode: true,
  // What is true is written out: XML knows no attribute without a value.
  suppressBooleanAttributes: false,
  format: true,
})

/** `$metadata`: the entity types in CSDL XML (OASIS odata-csdl-xml 4.0), the same for every reader. */
export function writeMetadata(): string {
  const schema = {
    '@_xmlns': 'http://docs.oasis-open.org/odata/ns/edm',
    '@_Namespace': NAMESPACE,
    EntityType: RESOURCES.map(entityType),
    EntityContainer: {
      '@_Name': 'Container',
      EntitySet: RESOURCES.map(entitySet),
    },
  }
  // Named by RESO, declared by nobody: here, so that nothing is used that the document does not know.
  const vocabulary = {
    '@_xmlns': 'http://docs.oasis-open.org/odata/ns/edm',
    '@_Namespace': VOCABULARY,
    Term: { '@_Name': 'LookupName', '@_Type': 'Edm.String', '@_AppliesTo': 'Property' },
  }
  const edmx = {
    '@_xmlns:edmx': 'http://docs.oasis-open.org/odata/ns/edmx',
    '@_Version': '4.0',
    'edmx:DataServices': { Schema: [schema, vocabulary] },
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ 'edmx:Edmx': edmx })}`
}

function entityType({ name, key, fields, links = [] }: Resource) {
  return {
    '@_Name': name,
    Key: { PropertyRef: { '@_Name': key } },
    Property: fields.map(property),
    NavigationProperty: links.map(navigationProperty),
  }
}

function navigationProperty({ name, target, isCollection }: Link) {
  const type = `${NAMESPACE}.${target.name}`
  return isCollection
    ? { '@_Name': name, '@_Type': `Collection(${type})` }
    : { '@_Name': name, '@_Type': type, '@_Nullable': 'true' }
}

function entitySet({ name, links = [] }: Resource) {
  return {
    '@_Name': name,
    '@_EntityType': `${NAMESPACE}.${name}`,
    NavigationPropertyBinding: links.map((link) => ({
      '@_Path': link.name,
      '@_Target': link.target.name,
    })),
  }
}

function property({ name, type, isCollection, lookup, isRequired }: Field) {
  const { '@_Type': edm = '', ...facets } = EDM[type]
  return {
    '@_Name': name,
    '@_Type': isCollection ? `Collection(${edm})` : edm,
    ...facets,
    ...(isRequired || isCollection ? { '@_Nullable': 'false' } : {}),
    ...(lookup ? { Annotation: { '@_Term': `${VOCABULARY}.LookupName`, '@_String': lookup } } : {}),
  }
}

/** The service document: which sets there are, and where. */
export function serviceDocument(root: string) {
  return {
    '@odata.context': `${root}/$metadata`,
    value: RESOURCES.map(({ name }) => ({ name, kind: 'EntitySet', url: name })),
  }
}
