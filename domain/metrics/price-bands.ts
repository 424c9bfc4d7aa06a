export type PriceBand = { key: string; label: string; below: number | null }

/** How prices are grouped when listings are split by price. Rents are per year. */
export const PRICE_BANDS = {
  sale: [
    { key: 'sale-1m', label: 'Sale, under 1M', below: 1_000_000 },
    { key: 'sale-2m', label: 'Sale, 1M to 2M', below: 2_000_000 },
    { key: 'sale-3m', label: 'Sale, 2M to 3M', below: 3_000_000 },
    { key: 'sale-5m', label: 'Sale, 3M to 5M', below: 5_000_000 },
    { key: 'sale-10m', label: 'Sale, 5M to 10M', below: 10_000_000 },
    { key: 'sale-more', label: 'Sale, 10M and more', below: null },
  ],
  rent: [
    { key: 'rent-60k', label: 'Rent, under 60k', below: 60_000 },
    { key: 'rent-100k', label: 'Rent, 60k to 100k', below: 100_000 },
    { key: 'rent-150k', label: 'Rent, 100k to 150k', below: 150_000 },
    { key: 'rent-250k', label: 'Rent, 150k to 250k', below: 250_000 },
    { key: 'rent-more', label: 'Rent, 250k and more', below: null },
  ],
} as const satisfies Record<'sale' | 'rent', readonly PriceBand[]>
