export const listings = {
  title: 'Listings',
  search: 'Search listings',
  none: 'No listing fits',
  noneHint: 'Take away a filter, or search for a reference, a building or a community.',
  untitled: 'Untitled',
  noPrice: 'No price',
  bedrooms: 'Bedrooms',
  bathrooms: 'Bathrooms',
  size: 'Size',
}
