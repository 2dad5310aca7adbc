import { Table } from '@mantine/core';
import type { Review } from '../../../src-shared/campaign/review.ts';
import { countryName } from '../../ui/text/countries.ts';
import { formatCount } from '../../ui/text/numbers.ts';
import { words } from '../../words.ts';
import { priceText } from './cost-text.ts';

const text = words.campaigns.review;

/** A price of one segment is a fraction of a cent. */
const pricePlaces = 5;

/** The cost by country, and how many people need how many segments. */
export function ReviewDetails({ review }: { readonly review: Review }) {
  const { totals, cost } = review;
  const { isMms } = totals;
  const currency = cost?.currency ?? null;
  return (
    <div className="review-details">
      <Table aria-label={text.byCountry}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.country}</Table.Th>
            <Table.Th ta="end">{text.people}</Table.Th>
            <Table.Th ta="end">{isMms ? text.mms : text.segments}</Table.Th>
            {currency !== null && (
              <Table.Th ta="end">{isMms ? text.mmsPrice : text.price}</Table.Th>
            )}
            {currency !== null && <Table.Th ta="end">{text.cost}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {totals.byCountry.map(({ country, people, segments, price }) => (
            <Table.Tr key={country}>
              <Table.Td>{country === '' ? text.elsewhere : countryName(country)}</Table.Td>
              <Table.Td ta="end">{formatCount(people)}</Table.Td>
              <Table.Td ta="end">{formatCount(segments)}</Table.Td>
              {currency !== null && (
                <Table.Td ta="end">
                  {price === null ? text.costUnknown : priceText(price, currency, pricePlaces)}
                </Table.Td>
              )}
              {currency !== null && (
                <Table.Td ta="end">
                  {price === null
                    ? text.costUnknown
                    : priceText(
                        { least: price.least * segments, most: price.most * segments },
                        currency,
                      )}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {!isMms && <BySegments totals={totals} />}
    </div>
  );
}

/** How many people need how many segments. */
function BySegments({ totals }: Pick<Review, 'totals'>) {
  return (
    <Table aria-label={text.bySegments}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.segments}</Table.Th>
          <Table.Th ta="end">{text.people}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {totals.bySegments.map(({ segments, people }) => (
          <Table.Tr key={segments}>
            <Table.Td>{text.bySegmentsRow(segments)}</Table.Td>
            <Table.Td ta="end">{formatCount(people)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
