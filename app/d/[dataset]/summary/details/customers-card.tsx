import { numberColumn, textColumn } from '@/app/_components/answer/columns';
import { BarList } from '@/app/_components/bar-list';
import { Card, type CardTable } from '@/app/_components/card';
import { formatCount, formatExact, formatPercent, formatShort, plain, type Unit } from '@/app/_components/format';
import type { Customers } from '@/lib/api/details';
import { answers } from '@/lib/summary/definitions';

interface Group {
  name: string;
  customers: number | null;
  transactions: number | null;
  revenue: number | null;
}

export function CustomersCard({ customers, currency }: { customers: Customers; currency: string | null }) {
  const hasMoney = customers.new.revenue !== null;
  const unit: Unit = hasMoney ? { kind: 'money', currency } : plain;
  const worth = ({ revenue, transactions }: Omit<Group, 'name' | 'customers'>) =>
    (hasMoney ? revenue : transactions) ?? 0;
  const groups: Group[] = [
    { name: 'New', ...customers.new },
    { name: 'Returning', ...customers.returning },
    ...(worth(customers.unnamed) === 0 ? [] : [{ name: 'Without a customer', customers: null, ...customers.unnamed }]),
  ];
  const whole = groups.reduce((sum, group) => sum + worth(group), 0);
  const shareOf = (group: Group) => (whole > 0 ? worth(group) / whole : null);
  const named = customers.new.customers + customers.returning.customers;
  const table: CardTable<Group> = {
    caption: 'New and returning customers',
    columns: [
      textColumn('Who', ({ name }) => name),
      numberColumn('Customers', plain, ({ customers: count }) => count),
      numberColumn('Receipts', plain, ({ transactions }) => transactions),
      numberColumn('Takings', unit, ({ revenue }) => revenue),
    ],
    rows: groups,
    rowKey: ({ name }) => name,
  };
  return (
    <Card
      heading={`${formatExact(customers.new.customers, plain)} of ${formatCount(named, 'customer')} bought for the first time`}
      summary={`${groups.map((group) => `${group.name}: ${formatPercent(shareOf(group))}`).join(', ')} of ${hasMoney ? 'takings' : 'receipts'}.`}
      about={answers.newCustomers}
      table={table}
    >
      <BarList
        label="New and returning customers"
        bars={groups.map((group) => ({
          name: group.name,
          value: worth(group),
          written: formatShort(worth(group), unit),
          exact: formatExact(worth(group), unit),
          share: shareOf(group),
        }))}
      />
    </Card>
  );
}
