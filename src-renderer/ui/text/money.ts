/** Money as people write it; the price of one segment has more places. */
export function formatMoney(amount: number, currency: string, mostPlaces = 2): string {
  return new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
    maximumFractionDigits: mostPlaces,
  }).format(amount);
}
