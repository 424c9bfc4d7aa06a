export type PriceBand = { key: string; label: string; below: number | null }

/** How prices are grouped when listings are split by price. Rents are per year. */
export const PRICE_BANDS = {
  sale: [
    { key: 'sale-1m', label: 'Sale, under AED 1M', below: 1_000_000 },
    { key: 'sale-2m', label: 'Sale, AED 1M to 2M', below: 2_000_000 },
    { key: 'sale-3m', label: 'Sale, AED 2M to 3M', below: 3_000_000 },
    { key: 'sale-5m', label: 'Sale, AED 3M to 5M', below: 5_000_000 },
    { key: 'sale-10m', label: 'Sale, AED 5M to 10M', below: 10_000_000 },
    { key: 'sale-more', label: 'Sale, AED 10M and more', below: null },
  ],
  rent: [
    { key: 'rent-60k', label: 'Rent, under AED 60k', below: 60_000 },
    { key: 'rent-100k', label: 'Rent, AED 60k to 100k', below: 100_000 },
    { key: 'rent-150k', label: 'Rent, AED 100k to 150k', below: 150_000 },
    { key: 'rent-250k', label: 'Rent, AED 150k to 250k', below: 250_000 },
    { key: 'rent-more', label: 'Rent, AED 250k and more', below: null },
  ],
} as const satisfies Record<'sale' | 'rent', readonly PriceBand[]>
